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
 * A value encrypted by `lib/core/secrets.ts`. Its database type is the domain `sealed_value`: key
 * rotation finds every sealed column by that type, so there is no second list to forget one in, and
 * the domain refuses plain text and values under a retired key.
 * A table with a sealed column has `id` and `project_id` columns. A value belongs to the place
 * `{ projectId, table, rowId, column }` of its row, in the names of the database.
 */
export const sealed = customType<{ data: string; driverData: string }>({
  dataType: () => "sealed_value",
});

/**
 * The project of a row that sign-ins write. Without a foreign key: its check locks the row of the
 * project, the same one for every sign-in, and they would stand in line for it.
 */
export const busyProjectId = text("project_id").notNull();
