import { customType, integer, text, timestamp } from "drizzle-orm/pg-core";

/** When a row was made and last changed, both by the database's clock. */
export const timestamps = {
  createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp("updated_at", { withTimezone: true })
    .notNull()
    .defaultNow()
    .$onUpdate(() => new Date()),
};

/** Counts saves of a row, so that a save made from an older page is noticed. */
export const version = integer("version").notNull().default(1);

/** Primary key with a two-letter prefix, see `lib/core/ids.ts`. */
export const id = text("id").primaryKey();

/**
 * A value encrypted by `lib/core/secrets.ts`. The type name marks the column: key rotation finds
 * every sealed column of the schema by it, so there is no second list to forget one in.
 * A table with a sealed column has `id` and `projectId` columns.
 */
export const sealed = customType<{ data: string; driverData: string }>({ dataType: () => "text" });
