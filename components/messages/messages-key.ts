import { type MessageFilter, writeMessageFilter } from "@/lib/messages/search";

/** Equal for equal filters: where the query cache keeps what was found. */
export const filterKey = (filter: MessageFilter): string => writeMessageFilter(filter).toString();
