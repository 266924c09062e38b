import type { Title } from '../../domain/title/title.ts'
import type { Certificate } from '../documents/papers.ts'
import { filled } from '../../policy/places.ts'
import type { Grounds } from './record.ts'

/** 证书 — with the address under which anyone can check its number. */
export function certificatePaper({ wording: { certificate: wording }, facts }: Grounds, title: Title, baseUrl: string): Certificate | undefined {
  if (title.stage === 'none' || !title.holder) return undefined
  const { number, titleName, grantedOn, holder: { name, unit, occupation } } = title
  return {
    kind: 'certificate',
    orientation: wording.orientation,
    name, unit, ...(occupation && { occupation }),
    year: filled(wording.year, facts),
    titleName, number,
    issuer: wording.issuer,
    issuedOn: grantedOn,
    verifyUrl: `${baseUrl}/verify/${encodeURIComponent(number)}`,
  }
}
