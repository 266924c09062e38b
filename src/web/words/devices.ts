/** A device as people call it, from what its browser says of itself: 手机，微信. Said wrongly it helps less, and harms nobody. */
export function deviceInWords(userAgent: string): string {
  const kind = /Mobile|Android|iPhone|HarmonyOS/i.test(userAgent) ? '手机' : /iPad|Tablet/i.test(userAgent) ? '平板' : /Windows|Macintosh|Linux|X11/i.test(userAgent) ? '电脑' : ''
  const browser = browsers.find(([, mark]) => mark.test(userAgent))?.[0] ?? ''
  return [kind, browser].filter((word) => word !== '').join('，') || '没有说明的设备'
}

/** The more special one first: nearly all call themselves Chrome and Safari too. */
const browsers: readonly (readonly [string, RegExp])[] = [
  ['微信', /MicroMessenger/i], ['360浏览器', /QIHU|360SE|360EE/i], ['奇安信浏览器', /Qaxbrowser/i], ['UC浏览器', /UCBrowser/i], ['QQ浏览器', /QQBrowser/i],
  ['Edge浏览器', /Edg/], ['Firefox浏览器', /Firefox/], ['Chrome浏览器', /Chrom/], ['Safari浏览器', /Safari/],
]
