import type { MarkedToken, Token, Tokens } from "marked";
import type { Route } from "next";
import { Fragment, type ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { OutsideLink, TextLink } from "@/components/ui/text-link";
import { headingId } from "@/lib/guide/heading-id";

type GuideTextProps = {
  blocks: readonly Token[];
  /** Address that the names of other pages are put behind: "/p/<project>/guide". */
  guideHref: string;
};

/** Text of the guide as elements: what stands in a file is never taken for HTML. */
export function GuideText({ blocks, guideHref }: GuideTextProps) {
  return (
    <div className="space-y-4 leading-relaxed">
      {keyed(blocks, (block) => (
        <Block block={block} guideHref={guideHref} />
      ))}
    </div>
  );
}

const keyed = (tokens: readonly Token[], draw: (token: MarkedToken) => ReactNode) =>
  // Without extensions the lexer makes none but its own tokens; its types allow for others.
  placed(tokens as readonly MarkedToken[], draw);

/** A text does not change while it is shown, so a place in it is a name. */
function placed<Item>(items: readonly Item[], draw: (item: Item) => ReactNode) {
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return items.map((item, place) => <Fragment key={place}>{draw(item)}</Fragment>);
}

type WithGuide = { guideHref: string };

function Block({ block, guideHref }: WithGuide & { block: MarkedToken }): ReactNode {
  switch (block.type) {
    case "space":
      return null;
    case "heading":
      return <Heading heading={block} guideHref={guideHref} />;
    case "paragraph":
      return (
        <p className="max-w-form">
          <Inline tokens={block.tokens} guideHref={guideHref} />
        </p>
      );
    case "text":
      return <Inline tokens={block.tokens ?? [block]} guideHref={guideHref} />;
    case "list":
      return <List list={block} guideHref={guideHref} />;
    case "code":
      return (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-w-form overflow-x-auto rounded-card border bg-sunken p-3 font-mono text-sm leading-normal"
        >
          <code>{block.text}</code>
        </pre>
      );
    case "table":
      return <GuideTable table={block} guideHref={guideHref} />;
    default:
      throw new Error(`The guide has no look for ${block.type}.`);
  }
}

function Heading({ heading, guideHref }: WithGuide & { heading: Tokens.Heading }) {
  const id = headingId(heading.text);
  const Level = heading.depth === 2 ? "h2" : "h3";
  return (
    <Level
      id={id}
      className={cn(
        "max-w-form scroll-mt-16 font-semibold md:scroll-mt-6",
        Level === "h2" ? "pt-4 text-lg" : "pt-2 text-base",
      )}
    >
      <a href={`#${id}`} className="rounded-inner hover:underline hover:underline-offset-3">
        <Inline tokens={heading.tokens} guideHref={guideHref} />
      </a>
    </Level>
  );
}

function List({ list, guideHref }: WithGuide & { list: Tokens.List }) {
  const Kind = list.ordered ? "ol" : "ul";
  return (
    <Kind
      className={cn(
        "max-w-form space-y-1.5 pl-5 marker:text-muted",
        list.ordered ? "list-decimal" : "list-disc",
      )}
    >
      {list.items.map((item) => (
        <li key={item.raw}>
          {keyed(item.tokens, (token) => (
            <Block block={token} guideHref={guideHref} />
          ))}
        </li>
      ))}
    </Kind>
  );
}

function GuideTable({ table, guideHref }: WithGuide & { table: Tokens.Table }) {
  return (
    <section
      aria-label={`Table: ${table.header.map(({ text }) => text).join(", ")}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="max-w-form overflow-x-auto rounded-card border bg-surface"
    >
      <table className="w-full border-collapse text-left text-sm">
        <thead>
          <tr className="border-b">
            {placed(table.header, (cell) =>
              // An empty heading heads nothing.
              cell.text === "" ? (
                <td />
              ) : (
                <th scope="col" className="px-3 py-2 font-medium text-muted">
                  <Inline tokens={cell.tokens} guideHref={guideHref} />
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody className="divide-y">
          {table.rows.map((cells) => (
            <tr key={cells.map(({ text }) => text).join("|")}>
              {placed(cells, (cell) => (
                <td className="min-w-32 px-3 py-2 align-top">
                  <Inline tokens={cell.tokens} guideHref={guideHref} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Inline({ tokens, guideHref }: WithGuide & { tokens: readonly Token[] }) {
  return keyed(tokens, (token) => {
    switch (token.type) {
      case "text":
      case "escape":
        return token.text;
      case "strong":
        return (
          <strong className="font-semibold">
            <Inline tokens={token.tokens} guideHref={guideHref} />
          </strong>
        );
      case "em":
        return (
          <em>
            <Inline tokens={token.tokens} guideHref={guideHref} />
          </em>
        );
      case "codespan":
        return (
          <code className="rounded-inner bg-sunken px-1 py-0.5 font-mono text-sm wrap-anywhere">
            {token.text}
          </code>
        );
      case "link":
        return (
          <GuideAnchor href={token.href} guideHref={guideHref}>
            <Inline tokens={token.tokens} guideHref={guideHref} />
          </GuideAnchor>
        );
      default:
        throw new Error(`The guide has no look for ${token.type}.`);
    }
  });
}

/** Files name each other (`api.md#limits`), so that links work where the files are read as well. */
function GuideAnchor({
  href,
  guideHref,
  children,
}: WithGuide & { href: string; children: ReactNode }) {
  if (/^https?:/.test(href)) return <OutsideLink href={href}>{children}</OutsideLink>;
  const [, page, section = ""] = /^(?:([a-z]+)\.md)?(#.+)?$/.exec(href) ?? [];
  if (page === undefined && section === "") throw new Error(`The guide cannot link to ${href}.`);
  const target = page === undefined ? section : `${guideHref}/${page}${section}`;
  // The address is put together at run time, which the route types cannot follow.
  return <TextLink href={target as Route}>{children}</TextLink>;
}
