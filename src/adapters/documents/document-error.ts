/** Why a paper could not be made; `detail` is the sentence a person reads. */
export class DocumentError extends Error {
  readonly code: DocumentErrorCode
  readonly detail: string
  constructor(code: DocumentErrorCode, detail: string) {
    super(`${code}: ${detail}`)
    this.name = 'DocumentError'
    this.code = code
    this.detail = detail
  }
}

export type DocumentErrorCode =
  /** A character that no font can draw. */
  | 'glyph-missing'
  /** This paper does not exist in this format. */
  | 'format-not-offered'
  | 'photo-unreadable'
  /** The typesetter refused a template: a fault of the program, told with the typesetter's own words. */
  | 'typesetting-failed'
  /** The renderer ended or took too long. */
  | 'renderer-stopped'
