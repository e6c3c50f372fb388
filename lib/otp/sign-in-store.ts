import "server-only";
import type { Channel } from "@/lib/core/channel";
import type { Db } from "@/lib/db/client";
import { statement } from "@/lib/db/statement";
import type { EndUserColumns } from "@/lib/users/to-end-user";
import type { ChallengeIntent } from "./hot-path-store";

export type SignIn = {
  projectId: string;
  subject: string;
  challengeId: string;
  gapKey: string;
  channel: Channel;
  /** The end user who signs in, or null for one to be made as `newUserId`. */
  knownUserId: string | null;
  newUserId: string;
  loginId: string;
  destination: string;
  user: NonNullable<ChallengeIntent["user"]>;
  update: ChallengeIntent["update"] | null;
  session: {
    id: string;
    claims: Record<string, unknown>;
    refreshDays: number;
    ip: string | null;
    userAgent: string | null;
  };
};

export type SignInRow = EndUserColumns & {
  loginIds: string[];
  isNew: boolean;
  sessionExpiresAt: Date;
};

const completeSignIn = statement<SignInRow>(
  "otp-complete-sign-in",
  `with gap as (
    select key from otp_limits where project_id = $1 and key = $4 for update),
  subject as (
    select s.subject from otp_subjects s left join gap on true
    where s.project_id = $1 and s.subject = $2 for update of s),
  consumed as (
    update otp_challenges c set verified_at = now() from subject
    where c.id = $3 and c.project_id is not distinct from $1 and c.verified_at is null and c.expires_at > now()
    returning c.id, c.message_id),
  reopened as (
    update otp_limits l set count = 0 from consumed
    where l.project_id = $1 and l.key = $4),
  cleared as (
    update otp_subjects s set hour_tries = 0, day_tries = 0, tries_in_a_row = 0, updated_at = now()
    from consumed where s.project_id = $1 and s.subject = $2),
  annotated as (
    update messages m set verified_at = now(), updated_at = now()
    where m.id = (select message_id from consumed)),
  known as (
    update end_users u set
      phone = case when $11 = 'phone' then $12 when u.phone = '' and $5 <> 'email' then $9 else u.phone end,
      email = case when $11 = 'email' then $12 when u.email = '' and $5 = 'email' then $9 else u.email end,
      is_phone_verified = case when $5 = 'email' then u.is_phone_verified
        else u.is_phone_verified or $11 = 'phone' or u.phone in ('', $9) end,
      is_email_verified = case when $5 <> 'email' then u.is_email_verified
        else u.is_email_verified or $11 = 'email' or u.email in ('', $9) end,
      status = case when u.status = 'invited' then 'enabled' else u.status end,
      last_sign_in_at = now(), updated_at = now()
    from consumed where u.id = $6 and u.project_id is not distinct from $1 and u.status <> 'disabled'
    returning u.*),
  made as (
    insert into end_users (id, project_id, name, given_name, middle_name, family_name, email, phone,
      is_email_verified, is_phone_verified, last_sign_in_at)
    select $7, $1, coalesce($10::jsonb->>'name', ''), coalesce($10::jsonb->>'givenName', ''),
      coalesce($10::jsonb->>'middleName', ''), coalesce($10::jsonb->>'familyName', ''),
      case when $5 = 'email' then $9 else coalesce($10::jsonb->>'email', '') end,
      case when $5 <> 'email' then $9 else coalesce($10::jsonb->>'phone', '') end,
      $5 = 'email', $5 <> 'email', now()
    from consumed where $6 is null
    returning *),
  named as (
    insert into end_user_logins (project_id, login_id, end_user_id)
    select $1, $8, made.id from made
    union all select $1, $12, known.id from known where $13::boolean and not exists (
      select from end_user_logins l where l.project_id = $1 and l.login_id = $12 and l.end_user_id = known.id)
    returning login_id),
  owner as (select * from known union all select * from made),
  session as (
    insert into end_user_sessions (id, project_id, end_user_id, amr, claims, expires_at, ip, user_agent)
    select $14, $1, owner.id, array[$5], $15::jsonb, now() + make_interval(days => $16::integer), $17, $18
    from owner returning expires_at)
  select owner.id, owner.name, owner.given_name as "givenName", owner.middle_name as "middleName",
    owner.family_name as "familyName", owner.picture, owner.email, owner.phone,
    owner.is_email_verified as "isEmailVerified", owner.is_phone_verified as "isPhoneVerified",
    owner.custom_attributes as "customAttributes", owner.status, owner.is_test as "isTest",
    owner.test_ends_at as "testEndsAt", owner.last_sign_in_at as "lastSignInAt",
    owner.created_at as "createdAt", owner.id = $7 as "isNew",
    session.expires_at as "sessionExpiresAt",
    array(select l.login_id from end_user_logins l where l.end_user_id = owner.id
      order by l.created_at, l.login_id) || array(select login_id from named) as "loginIds"
  from owner, session`,
);

/**
 * Uses a code up and signs its owner in, all in one step: of any number of callers with the right
 * code one gets a row, the others null. Clears the subject's count of tries, makes the user where
 * there is none, applies the change that the code was asked for.
 *
 * Breaks the unique login id (`end_user_logins_project_id_login_id_pk`) where somebody else took it
 * since the code was sent; the code is not used up then.
 */
export async function completeSignInRow(db: Db, signIn: SignIn): Promise<SignInRow | null> {
  const { session, update } = signIn;
  const [row] = await completeSignIn(db, [
    signIn.projectId,
    signIn.subject,
    signIn.challengeId,
    signIn.gapKey,
    signIn.channel,
    signIn.knownUserId,
    signIn.newUserId,
    signIn.loginId,
    signIn.destination,
    JSON.stringify(signIn.user),
    update?.field ?? null,
    update?.value ?? null,
    update?.addToLoginIds ?? false,
    session.id,
    JSON.stringify(session.claims),
    session.refreshDays,
    session.ip,
    session.userAgent,
  ]);
  return row ?? null;
}
