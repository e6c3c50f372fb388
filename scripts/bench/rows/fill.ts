import type pg from "pg";

/** Digits of an id in the alphabet of `lib/core/ids.ts`. */
/**
 * SQL for what follows the prefix of an id in the alphabet of `lib/core/ids.ts`. Spelled out: a
 * function or a subquery takes ten times as long, which is most of the time of filling.
 */
const timedId = (at: string, seed: string): string => {
  const letters = Array.from({ length: 10 }, (_, place) => {
    const digit = `(floor(extract(epoch from ${at}) * 1000)::bigint >> ${5 * (9 - place)}) & 31`;
    return `substr('0123456789abcdefghjkmnpqrstvwxyz', (${digit})::integer + 1, 1)`;
  });
  return [...letters, `left(md5(${seed}), 14)`].join(" || ");
};

/** The number whose messages are searched for: as many of them in each database. */
export const searched = { number: "+14155557777", tail: "7777", messages: 60 };

/**
 * Writes `count` old challenges and messages of one project, spread over 80 days, by SQL alone. Indexes
 * are taken away meanwhile, since filling them row by row takes hours.
 */
export async function fill(client: pg.Client, projectId: string, count: number): Promise<void> {
  const tables = ["messages", "otp_challenges"];
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where tablename = any ($1) and indexname not like '%_pkey'`,
    [tables],
  );
  for (const { name } of indexes) await client.query(`drop index ${client.escapeIdentifier(name)}`);
  await client.query("set session_replication_role = replica");
  await client.query("set statement_timeout = 0");
  await client.query("set synchronous_commit = off");
  const batch = 500_000;
  for (let from = 0; from < count; from += batch) {
    const upTo = Math.min(count, from + batch);
    const at = `now() - interval '80 days' + n * (interval '79 days' / ${count})`;
    const number = `case when n % greatest(1, ${count} / ${searched.messages}) = 0 then '${searched.number}'
      else '+1415' || (2000000 + (n::bigint * 7919) % 7900000)::text end`;
    await client.query(
      `with times as (select n, ${at} as at, ${number} as recipient from generate_series(${from}, ${upTo - 1}) n),
      rows as materialized (select *, ${timedId("at", "n::text")} as id from times),
      sent as (
        insert into messages (id, project_id, created_at, updated_at, purpose, channel, recipient,
          recipient_tail, country, connector_name, connector_type, template_name, challenge_id, status,
          error_class, provider_id, answer, story, preview, segments, latency_ms, sent_at, verified_at)
        select 'ms_' || id, $1, at, at, 'otp', 'sms', recipient, right(recipient, 4),
          'US', 'Twilio', 'twilio', 'System', 'ch_' || id,
          case when n % 20 = 0 then 'failed' else 'delivered' end,
          case when n % 20 = 0 then 'bad_recipient' end, 'SM' || md5(n::text),
          '{"httpStatus":201,"requestId":"RQ0123456789abcdef0123456789abcdef"}',
          '{"checks":[{"name":"country","result":"passed","detail":"United States"}],"choice":{"connector":"default","template":"default","templateVersion":null,"locale":null}}',
          '•••••• is your Bench code. It expires in 5 minutes.', 1, 120, at,
          case when n % 3 > 0 then at + interval '20 seconds' end
        from rows)
      insert into otp_challenges (id, project_id, subject, login_id, channel, purpose, destination,
        code_hash, intent, tries, max_tries, created_at, expires_at, verified_at, message_id)
      select 'ch_' || id, $1, recipient, recipient, 'sms', 'sign_up_or_in',
        recipient, md5(n::text) || md5(recipient), '{}', 1, 5, at, at + interval '5 minutes',
        case when n % 3 > 0 then at + interval '20 seconds' end, 'ms_' || id
      from rows`,
      [projectId],
    );
    process.stderr.write(`\r${upTo.toLocaleString("en")} rows`);
  }
  process.stderr.write("\r\u001b[K");
  await client.query("set session_replication_role = origin");
  await client.query("set maintenance_work_mem = '1GB'");
  for (const { definition } of indexes) await client.query(definition);
  await client.query(`insert into otp_subjects (project_id, subject, challenge_id)
    select project_id, subject, max(id) from otp_challenges group by 1, 2 order by 1, 2
    on conflict do nothing`);
  for (const table of [...tables, "otp_subjects"]) await client.query(`vacuum analyze ${table}`);
  await client.query("checkpoint");
}
