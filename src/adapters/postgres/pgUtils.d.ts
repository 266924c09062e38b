/** What the library makes of a value on its way to the server; its types leave this module out. */
declare module 'pg/lib/utils.js' {
  export function prepareValue(value: unknown): string | Buffer | null
}
