import { dayInChinese } from '../../../domain/shared/time.ts'
import type { Certificate } from '../papers.ts'

export type CertificateLayout = Omit<Certificate, 'kind' | 'issuedOn'> & Readonly<{ day: string; address: string }>

/** 证书 — the address is printed without its scheme, for people who type it. */
export function composeCertificate({ kind, issuedOn, ...certificate }: Certificate): CertificateLayout {
  return { ...certificate, day: dayInChinese(issuedOn), address: certificate.verifyUrl.replace(/^https?:\/\//, '') }
}
