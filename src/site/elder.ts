/** 长者版 — remembered in a cookie of its own, which says nothing about who the visitor is. */
const NAME = 'shouxi-elder'
const YEAR_SECONDS = 365 * 24 * 3_600
const ON = new RegExp(`(?:^|;\\s*)${NAME}=on(?:;|$)`)

/** Whether the visitor of a request wants the large type. */
export function isElder(cookieHeader: string | undefined): boolean {
  return cookieHeader !== undefined && ON.test(cookieHeader)
}

/** What the plain link of `siteLinks.elder` is answered with: 303, back to the page it stood on. */
export type ElderSwitch = Readonly<{ status: 303; headers: Readonly<{ location: string; 'set-cookie': string; 'cache-control': 'no-store' }> }>

export function switchElder(isOn: boolean, back: string | undefined): ElderSwitch {
  const cookie = isOn ? `${NAME}=on; Max-Age=${YEAR_SECONDS}` : `${NAME}=; Max-Age=0`
  return {
    status: 303,
    headers: { location: pathWithin(back), 'set-cookie': `${cookie}; Path=/; SameSite=Lax`, 'cache-control': 'no-store' },
  }
}

const SITE = 'http://site.invalid'

/** A link that could lead to another site would let strangers borrow this one's name, so only paths within it are followed. */
function pathWithin(back: string | undefined): string {
  if (back === undefined || !back.startsWith('/') || !URL.canParse(back, SITE)) return '/'
  const { origin, pathname } = new URL(back, SITE)
  // `//host` stands for another site; a browser reads a path that begins so in the same way.
  return origin === SITE && !pathname.startsWith('//') ? pathname : '/'
}
