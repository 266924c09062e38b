/*
 * What the server takes and gives at the most, as the pages have to know it before they ask. A test holds each to the server's own.
 */

/** Largest file, in bytes; told before somebody has waited for the upload of a larger one. */
export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024
/** Rows of one answer: where a list is shown, or chosen from, whole. */
export const MOST_AT_ONCE = 500
/** Characters of a reason. */
export const MAX_REASON_CHARS = 2_000
