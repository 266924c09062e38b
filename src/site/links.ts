/** Where everything public lives. Ids and numbers are percent-encoded, so the paths are also the keys of the page cache. */
export const siteLinks = {
  home: () => '/',
  round: (id: string) => `/rounds/${encodeURIComponent(id)}`,
  notice: (id: string) => `/notices/${encodeURIComponent(id)}`,
  objection: (notice: string) => `/notices/${encodeURIComponent(notice)}/object`,
  received: (notice: string, receipt: string) => `/notices/${encodeURIComponent(notice)}/received/${encodeURIComponent(receipt)}`,
  list: (round: string) => `/lists/${encodeURIComponent(round)}`,
  verify: () => '/verify',
  /** The QR code of a certificate leads here. */
  certificate: (number: string) => `/verify/${encodeURIComponent(number)}`,
  policies: () => '/policies',
  /** A policy id already has the shape jurisdiction/scheme/day. */
  policy: (id: string) => `/policies/${id.split('/').map(encodeURIComponent).join('/')}`,
  record: () => '/record',
  privacy: () => '/privacy',
  accessibility: () => '/accessibility',
  elder: (isOn: boolean, back: string) => `/elder/${isOn ? 'on' : 'off'}?back=${encodeURIComponent(back)}`,
  /** Staff and applicants sign in here; it needs script. */
  app: () => '/app/',
} as const
