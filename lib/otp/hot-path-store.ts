import "server-only";
import type { SendableConnector } from "@/lib/connectors/load-connector";
import type { Channel } from "@/lib/core/channel";
import type { Db } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
import type { LimitPlan } from "./plan-limits";
import type { Purpose } from "./purpose";

/*
 * What every code costs the database, in as few statements as there are moments that have to be
 * kept apart: one reads, one admits, one (in `lib/messages`) records the outcome; then one counts a
 * try before it is compared, and one uses the code up. They reach over several features' tables,
 * see docs/decisions/006-few-statements.md.
 *
 * Rows are locked in one order everywhere: otp_limits, otp_subjects, otp_challenges.
 *
 * A plan is kept as long as its connection. So that one which was made while a table was small does
 * not read all of it later on, rows are found by a value (`id = (select …)`) or by a subquery that
 * is not pulled up (`offset 0`), never by a join; and a project is compared in a way that no index
 * serves (`is not distinct from`) where the key alone is to be used.
 */

export type SendRow = {
  isEnabled: boolean;
  defaultConnectorId: string;
  templateId: string | null;
  expiresInSeconds: number;
  policy: unknown;
  dailyMessageCap: number | null;
  /** null where the project has no connector with the wanted id. */
  connector: SendableConnector | null;
  health: { isOpen: boolean; isPaused: boolean } | null;
  /** Where no codes go for now, see `otp_stops`; null: nowhere, as nearly always. */
  stops: { range: string; seconds: number }[] | null;
  user: KnownUser | null;
};

export type KnownUser = {
  id: string;
  status: "enabled" | "disabled" | "invited";
  email: string;
  phone: string;
  name: string;
  givenName: string;
  familyName: string;
  isTest: boolean;
  /** A test user whose end date has not come. */
  mayUseTestCode: boolean;
};

const userColumns = `'id', u.id, 'status', u.status, 'email', u.email, 'phone', u.phone,
  'name', u.name, 'givenName', u.given_name, 'familyName', u.family_name, 'isTest', u.is_test,
  'mayUseTestCode', u.is_test and coalesce(u.test_ends_at > now(), false)`;

const readForSend = statement<SendRow>(
  "otp-read-for-send",
  `select oc.is_enabled as "isEnabled", oc.connector_id as "defaultConnectorId",
    oc.template_id as "templateId", oc.expires_in_seconds as "expiresInSeconds", oc.policy,
    ps.daily_message_cap as "dailyMessageCap",
    case when c.id is not null then json_build_object(
      'id', c.id, 'type', c.type, 'name', c.name, 'config', c.config,
      'receiptToken', c.receipt_token, 'secrets', coalesce(s.secrets, '[]')) end as connector,
    case when h.failures is not null then json_build_object(
      'isOpen', h.open_until is not null, 'isPaused', coalesce(h.open_until > now(), false))
      end as health,
    (select json_agg(json_build_object('range', st.range,
        'seconds', ceil(extract(epoch from st.until - now()))::integer))
      from otp_stops st
      where st.project_id = $1 and st.channel = $2 and st.until > now()) as stops,
    case when u.id is not null then json_build_object(${userColumns}) end as user
  from otp_channels oc
  left join project_settings ps on ps.project_id = oc.project_id
  left join connectors c on c.project_id = oc.project_id and c.id = coalesce($4, oc.connector_id)
  left join lateral (
    select json_agg(json_build_object('id', cs.id, 'path', cs.path, 'sealed', cs.sealed)) as secrets
    from connector_secrets cs where cs.connector_id = c.id) s on true
  left join connector_health h on h.connector_id = c.id
  left join end_user_logins l on l.project_id = oc.project_id and l.login_id = $3
  left join end_users u on u.id = l.end_user_id
  where oc.project_id = $1 and oc.channel = $2`,
);

/** Everything a send decides by. null where the project has no such channel. */
export async function selectForSend(
  db: Db,
  key: { projectId: string; channel: Channel; loginId: string; connectorId: string | null },
): Promise<SendRow | null> {
  const [row] = await readForSend(db, [key.projectId, key.channel, key.loginId, key.connectorId]);
  return row ?? null;
}

const findOtherOwner = statement(
  "otp-find-other-owner",
  "select from end_user_logins where project_id = $1 and login_id = $2 and end_user_id <> $3",
);

/** Whether somebody else than `endUserId` signs in by this login id. */
export async function isLoginOfAnother(
  db: Db,
  projectId: string,
  loginId: string,
  endUserId: string,
): Promise<boolean> {
  return (await findOtherOwner(db, [projectId, loginId, endUserId])).length > 0;
}

export type NewChallenge = {
  id: string;
  projectId: string;
  subject: string;
  loginId: string;
  channel: Channel;
  purpose: Purpose;
  destination: string;
  codeHash: string;
  intent: ChallengeIntent;
  maxTries: number;
  expiresInSeconds: number;
};

/** What verifying the code does besides proving who somebody is. */
export type ChallengeIntent = {
  user?: Partial<
    Record<"name" | "givenName" | "middleName" | "familyName" | "email" | "phone", string>
  >;
  claims?: Record<string, unknown>;
  update?: { field: "email" | "phone"; value: string; addToLoginIds: boolean };
};

export type NewMessage = {
  id: string;
  country: string | null;
  connectorId: string;
  connectorName: string;
  connectorType: string;
  templateId: string | null;
  templateName: string;
  endUserId: string | null;
  story: unknown;
  preview: string;
  segments: number | null;
};

const admitSend = statement<{ refused: number | null; retryAfterSeconds: number | null }>(
  "otp-admit-send",
  `with limits as (
    select * from take_otp_limits($1, $2::text[], $3::integer[], $4::integer[], $5::text[])),
  admitted as (select from limits where refused is null),
  challenge as (
    insert into otp_challenges (id, project_id, subject, login_id, channel, purpose, destination,
      code_hash, intent, max_tries, expires_at, message_id)
    select $6, $1, $7, $8, $9, $10, $11, $12, $13::jsonb, $14::integer,
      now() + make_interval(secs => $15::integer), $16 from admitted),
  subject as (
    insert into otp_subjects (project_id, subject, challenge_id)
    select $1, $7, $6 from admitted
    on conflict (project_id, subject)
      do update set challenge_id = excluded.challenge_id, updated_at = now()),
  message as (
    insert into messages (id, project_id, purpose, channel, recipient, recipient_tail, country,
      connector_id, connector_name, connector_type, template_id, template_name, challenge_id,
      end_user_id, status, story, preview, segments)
    select $16, $1, 'otp', $9, $11, case when $9 <> 'email' then right($11, 4) end, $17,
      $18, $19, $20, $21, $22, $6, $23, 'sending', $24::jsonb, $25, $26::integer
    from admitted where $16 is not null)
  select refused, retry_after_seconds as "retryAfterSeconds" from limits`,
);

/**
 * Takes the limits and, when all of them allow it, writes the code's hash and the message's intent:
 * all in one step, so that a refusal leaves nothing behind. Answers the place of the limit that
 * refused, from 0. A challenge without a message is one whose code nobody is sent.
 */
export async function insertChallenge(
  db: Db,
  limits: LimitPlan[],
  challenge: NewChallenge,
  message: NewMessage | null,
): Promise<{ refused: number; retryAfterSeconds: number } | null> {
  const [row] = await admitSend(db, [
    challenge.projectId,
    limits.map(({ key }) => key),
    limits.map(({ max }) => max),
    limits.map(({ windowSeconds }) => windowSeconds),
    limits.map(({ ladder }) => ladder?.join(",") ?? null),
    challenge.id,
    challenge.subject,
    challenge.loginId,
    challenge.channel,
    challenge.purpose,
    challenge.destination,
    challenge.codeHash,
    JSON.stringify(challenge.intent),
    challenge.maxTries,
    challenge.expiresInSeconds,
    message?.id ?? null,
    message?.country ?? null,
    message?.connectorId ?? null,
    message?.connectorName ?? null,
    message?.connectorType ?? null,
    message?.templateId ?? null,
    message?.templateName ?? null,
    message?.endUserId ?? null,
    JSON.stringify(message?.story ?? null),
    message?.preview ?? null,
    message?.segments ?? null,
  ]);
  if (!row) throw new Error("Admitting a send answered no row.");
  // The database counts places from 1.
  return row.refused === null
    ? null
    : { refused: row.refused - 1, retryAfterSeconds: row.retryAfterSeconds ?? 1 };
}

const reopenGapStatement = statement(
  "otp-reopen-gap",
  "update otp_limits set count = 0 where project_id = $1 and key = $2",
);

/** Lets the next send to a recipient go at once: the last one surely did not reach anybody. */
export async function reopenGap(db: Db, projectId: string, key: string): Promise<void> {
  await reopenGapStatement(db, [projectId, key]);
}

export type TryRow = {
  /** The live challenge of the login id in this channel; null for none. */
  challengeId: string | null;
  tries: number | null;
  maxTries: number | null;
  isExpired: boolean | null;
  isUsed: boolean | null;
  /** Seconds until the subject's tries of the hour or the day are open again; null while they are. */
  pauseSeconds: number | null;
  /** The rest is null unless this very try was counted and may be compared. */
  counted: {
    subject: string;
    destination: string;
    purpose: Purpose;
    codeHash: string;
    intent: ChallengeIntent;
  } | null;
  user: {
    id: string;
    status: "enabled" | "disabled" | "invited";
    testCodeHash: string | null;
    mayUseTestCode: boolean;
  } | null;
  sessionMinutes: number | null;
  refreshDays: number | null;
};

const countTryStatement = statement<TryRow>(
  "otp-count-try",
  `with who as (
    select l.end_user_id, coalesce(l.end_user_id, $2) as subject
    from (select) one left join end_user_logins l on l.project_id = $1 and l.login_id = $2),
  live as (
    select s.subject, c.id, c.tries, c.max_tries, c.expires_at, c.verified_at,
      greatest(
        case when s.hour_tries >= $4 and s.hour_ends_at > now() then s.hour_ends_at end,
        case when s.day_tries >= $5 and s.day_ends_at > now() then s.day_ends_at end,
        case when s.tries_in_a_row >= $6 then s.updated_at + interval '1 day' end) as paused_until
    from who
    join lateral (
      select * from otp_subjects where project_id = $1 and subject = who.subject offset 0
    ) s on true
    join lateral (
      select * from otp_challenges where id = s.challenge_id offset 0
    ) c on c.login_id = $2 and c.channel = $3),
  usable as (
    select subject from live where verified_at is null and tries < max_tries and expires_at > now()),
  counted as (
    update otp_subjects s set
      hour_tries = case when s.hour_ends_at <= now() then 1 else s.hour_tries + 1 end,
      hour_ends_at = case when s.hour_ends_at <= now() then now() + interval '1 hour' else s.hour_ends_at end,
      day_tries = case when s.day_ends_at <= now() then 1 else s.day_tries + 1 end,
      day_ends_at = case when s.day_ends_at <= now() then now() + interval '1 day' else s.day_ends_at end,
      tries_in_a_row = case when s.tries_in_a_row >= $6 then 1 else s.tries_in_a_row + 1 end,
      updated_at = now()
    where s.project_id = $1 and s.subject = (select subject from usable)
      and (s.hour_ends_at <= now() or s.hour_tries < $4)
      and (s.day_ends_at <= now() or s.day_tries < $5)
      and (s.tries_in_a_row < $6 or s.updated_at <= now() - interval '1 day')
    returning s.subject, s.challenge_id),
  tried as (
    update otp_challenges c set tries = c.tries + 1, tried_at = c.tried_at || now()
    where c.id = (select challenge_id from counted) and c.login_id = $2 and c.channel = $3
      and c.verified_at is null and c.tries < c.max_tries and c.expires_at > now()
    returning c.id, c.subject, c.destination, c.purpose, c.code_hash, c.intent, c.tries)
  select coalesce(tried.id, live.id) as "challengeId", coalesce(tried.tries, live.tries) as tries,
    live.max_tries as "maxTries", live.expires_at <= now() as "isExpired",
    live.verified_at is not null as "isUsed",
    case when live.paused_until > now()
      then ceil(extract(epoch from live.paused_until - now()))::integer end as "pauseSeconds",
    case when tried.id is not null then json_build_object(
      'subject', tried.subject, 'destination', tried.destination, 'purpose', tried.purpose,
      'codeHash', tried.code_hash, 'intent', tried.intent) end as counted,
    case when u.id is not null then json_build_object(
      'id', u.id, 'status', u.status, 'testCodeHash', u.test_code_hash,
      'mayUseTestCode', u.is_test and coalesce(u.test_ends_at > now(), false)) end as user,
    ps.session_minutes as "sessionMinutes", ps.refresh_days as "refreshDays"
  from who
  left join live on true
  left join tried on true
  left join end_users u on u.id = who.end_user_id
  left join project_settings ps on ps.project_id = $1`,
);

/**
 * Counts a try against the live code of a login id, before anything is compared: on the code, and
 * on its subject over all codes. Only what it hands out as `counted` may be compared.
 */
export async function countTry(
  db: Db,
  key: { projectId: string; loginId: string; channel: Channel },
  most: { perHour: number; perDay: number; inARow: number },
): Promise<TryRow> {
  const [row] = await countTryStatement(db, [
    key.projectId,
    key.loginId,
    key.channel,
    most.perHour,
    most.perDay,
    most.inARow,
  ]);
  if (!row) throw new Error("Counting a try answered no row.");
  return row;
}
