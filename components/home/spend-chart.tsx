import { BarChart } from "@/components/ui/bar-chart";
import { TableDisclosure } from "@/components/ui/table-disclosure";
import type { HomeView, Spend } from "@/lib/home/schema";
import { ChartPanel, NothingToShow } from "./chart-panel";
import { formatMoney, periodInText, stepNames } from "./formats";
import { StepTime, ticksOf } from "./step-time";

const amountIn = (spend: readonly Spend[], currency: string): number =>
  spend.find((each) => each.currency === currency)?.amount ?? 0;

/** What providers charged, in the currency with most of it; the table has all currencies. */
export function SpendChart({ home }: { home: HomeView }) {
  const { period, steps, total } = home;
  const currencies = total.spend.map(({ currency }) => currency);
  const [main] = currencies;
  const cellsOf = (spend: readonly Spend[]) =>
    currencies.map((currency) => formatMoney({ currency, amount: amountIn(spend, currency) }));
  return (
    <ChartPanel
      title="Spend"
      help={
        currencies.length > 1
          ? `Prices as providers tell them, here in ${main}.`
          : "Prices as providers tell them, which may take a while."
      }
      table={
        main && (
          <TableDisclosure
            caption={`Spend by ${stepNames[period]}`}
            columns={[
              { key: "time", label: "Time" },
              ...currencies.map((label) => ({ key: label, label, isNumber: true })),
            ]}
            rows={steps.toReversed().map(({ at, spend }) => ({
              key: at,
              cells: [<StepTime key={at} period={period} at={at} isLong />, ...cellsOf(spend)],
            }))}
            total={["All", ...cellsOf(total.spend)]}
          />
        )
      }
    >
      {main ? (
        <BarChart
          summary={`Spend by ${stepNames[period]} in ${periodInText[period]}: ${cellsOf(total.spend).join(", ")} in all.`}
          bars={steps.map(({ at, spend }) => ({
            key: at,
            parts: [{ tone: "strong", value: amountIn(spend, main) }],
          }))}
          ticks={ticksOf(home)}
          formatValue={(amount) => formatMoney({ currency: main, amount })}
          detail={(index) => {
            const step = steps[index];
            return (
              step && (
                <>
                  <p className="font-medium">
                    <StepTime period={period} at={step.at} isLong />
                  </p>
                  <p>{cellsOf(step.spend).join(", ")}</p>
                </>
              )
            );
          }}
        />
      ) : (
        <NothingToShow>No provider has told a price.</NothingToShow>
      )}
    </ChartPanel>
  );
}
