/** Why a paper could not be made, in the sentence a person reads. */
export class DocumentError extends Error {
  readonly code: DocumentErrorCode
  constructor(code: DocumentErrorCode, sentence: string) {
    super(sentence)
    this.name = 'DocumentError'
    this.code = code
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
