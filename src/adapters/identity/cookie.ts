/** Where a browser keeps its session. Over https the prefix binds the cookie to this host: no other name beside it can set it. */
const nameOver = (https: boolean): string => https ? '__Host-shouxi' : 'shouxi'

/** Not readable by script, not sent along by other sites' forms; it ends with the browser or with the session on the server. */
export const sessionCookie = {
  write: (token: string, https: boolean): string => `${nameOver(https)}=${token}; Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`,

  clear: (https: boolean): string => `${nameOver(https)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`,

  /** The token in a `cookie` header; `undefined` where there is none. */
  read(header: string | undefined, https: boolean): string | undefined {
    const start = `${nameOver(https)}=`
    return header?.split(';').map((pair) => pair.trim()).find((pair) => pair.startsWith(start))?.slice(start.length)
  },
} as const
