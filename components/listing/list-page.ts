/** A page of a list whose ids sort by time, newest first. */
export type ListPage<Row extends { id: string }> = {
  rows: Row[];
  /** Where the next page goes on; null at the end. */
  nextCursor: string | null;
  /** ISO 8601: the search stopped there before the page was full. */
  searchedBackTo?: string | null;
};
