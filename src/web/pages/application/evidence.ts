/** Largest file the server takes; told before somebody has waited for the upload of a larger one. */
export const maxAttachmentBytes = 20 * 1024 * 1024
