import { isIP } from 'node:net'

/** A proxy on the same machine, as the instructions for running the program describe it. */
const sameMachine = ['127.0.0.1', '::1'] as const

/** Whose X-Forwarded-For is believed. Without https in front nobody's is, unless it is said. */
export function trustedProxies(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const named = (environment['SHOUXI_PROXIES'] ?? '').split(/[\s,]+/).filter((part) => part !== '')
  const wrong = named.filter((part) => !isNetwork(part))
  if (wrong.length > 0) throw new ProxiesNotValid(wrong)
  return named.length > 0 ? named : environment['SHOUXI_HTTPS'] === '1' ? sameMachine : []
}

export class ProxiesNotValid extends Error {
  readonly code = 'proxies-not-valid'
  constructor(wrong: readonly string[]) {
    super(`SHOUXI_PROXIES 里的“${wrong.join('”“')}”不是 IP 地址或网段。请写成 10.0.0.5 或 10.1.0.0/16，多个用逗号分隔。`)
  }
}

/** A network of no bits would be everybody. */
function isNetwork(part: string): boolean {
  const [address = '', bits, ...rest] = part.split('/')
  const widest = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  return widest > 0 && rest.length === 0 && (bits === undefined || (/^[1-9]\d*$/.test(bits) && Number(bits) <= widest))
}
