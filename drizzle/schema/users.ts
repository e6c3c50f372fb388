import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { busyProjectId, id, sealed, timestamps } from "./columns";
import { projects } from "./projects";

const projectId = text("project_id")
  .notNull()
  .references(() => projects.id, { onDelete: "cascade" });
const time = (name: string) => timestamp(name, { withTimezone: true });

/** The people who sign in to a project's own application. Not the console's accounts (`auth.ts`). */
export const endUsers = pgTable(
  "end_users",
  {
    id,
    projectId: busyProjectId,
    name: text("name").notNull().default(""),
    givenName: text("given_name").notNull().default(""),
    middleName: text("middle_name").notNull().default(""),
    familyName: text("family_name").notNull().default(""),
    picture: text("picture").notNull().default(""),
    /** In lower case; "" for none. */
    email: text("email").notNull().default(""),
    /** E.164; "" for none. */
    phone: text("phone").notNull().default(""),
    isEmailVerified: boolean("is_email_verified").notNull().default(false),
    isPhoneVerified: boolean("is_phone_verified").notNull().default(false),
    customAttributes: jsonb("custom_attributes").notNull().default({}),
    status: text("status", { enum: ["enabled", "disabled", "invited"] })
      .notNull()
      .default("enabled"),
    /** Nothing is ever sent to a test user; it signs in with its fixed code until `testEndsAt`. */
    isTest: boolean("is_test").notNull().default(false),
    /** HMAC of the fixed code, bound to project and user; hex. */
    testCodeHash: text("test_code_hash"),
    testEndsAt: time("test_ends_at"),
    lastSignInAt: time("last_sign_in_at"),
    ...timestamps,
  },
  (table) => [
    index("end_users_newest").on(table.projectId, table.createdAt, table.id),
    index("end_users_test").on(table.projectId).where(sql`${table.isTest}`),
    // For what somebody types into the search: beginnings, and the last digits of a number.
    index("end_users_email").on(table.projectId, table.email.op("text_pattern_ops")),
    index("end_users_phone").on(table.projectId, table.phone.op("text_pattern_ops")),
    index("end_users_phone_end").on(table.projectId, sql`reverse(${table.phone}) text_pattern_ops`),
    index("end_users_name").on(table.projectId, sql`lower(${table.name}) text_pattern_ops`),
  ],
);

/** The names by which an end user signs in: a phone number, an e-mail address, or any other word. */
export const endUserLogins = pgTable(
  "end_user_logins",
  {
    projectId: busyProjectId,
    /** In canonical form: E.164, lower case. */
    loginId: text("login_id").notNull(),
    endUserId: text("end_user_id")
      .notNull()
      .references(() => endUsers.id, { onDelete: "cascade" }),
    createdAt: time("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.projectId, table.loginId] }),
    index("end_user_logins_user").on(table.endUserId),
    index("end_user_logins_start").on(table.projectId, table.loginId.op("text_pattern_ops")),
  ],
);

/** One sign-in of an end user: what its refresh token stands for. */
export const endUserSessions = pgTable(
  "end_user_sessions",
  {
    id,
    projectId: busyProjectId,
    endUserId: text("end_user_id")
      .notNull()
      .references(() => endUsers.id, { onDelete: "cascade" }),
    /** How the user proved to be who they are: "sms", "voice", "email". */
    amr: text("amr").array().notNull(),
    /** Custom claims given at sign-in. */
    claims: jsonb("claims").notNull().default({}),
    /** Number of the refresh token that is good now; an older one is refused. */
    rotation: integer("rotation").notNull().default(0),
    rotatedAt: time("rotated_at").notNull().defaultNow(),
    createdAt: time("created_at").notNull().defaultNow(),
    expiresAt: time("expires_at").notNull(),
    revokedAt: time("revoked_at"),
    ip: text("ip"),
    userAgent: text("user_agent"),
  },
  (table) => [index("end_user_sessions_user").on(table.endUserId, table.createdAt)],
);

/** RS256 key pairs that sign a project's tokens. The newest signs; all that are left verify. */
export const signingKeys = pgTable(
  "signing_keys",
  {
    /** Also the `kid` of the tokens. */
    id,
    projectId,
    /** Modulus and exponent, base64url. */
    modulus: text("modulus").notNull(),
    exponent: text("exponent").notNull(),
    /** The private key as PKCS #8 PEM. */
    sealed: sealed("sealed").notNull(),
    createdAt: time("created_at").notNull().defaultNow(),
    /** When a newer key took over; it stays published until its last token has ended. */
    replacedAt: time("replaced_at"),
    /** No token of this key is good for longer; moved on before a longer-lived one is signed. */
    lastTokenEndsAt: time("last_token_ends_at").notNull(),
  },
  (table) => [
    index("signing_keys_project").on(table.projectId, table.createdAt),
    uniqueIndex("signing_keys_current").on(table.projectId).where(sql`${table.replacedAt} is null`),
  ],
);
