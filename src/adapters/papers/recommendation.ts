import { dayOf } from '../../domain/shared/time.ts'
import type { Recommendation } from '../documents/papers.ts'
import { filled } from '../policies/places.ts'
import { nameOf, occupationOf, said, skillLevelOf } from './facts.ts'
import { latest, type CaseRecord, type Grounds } from './record.ts'

/** 推荐报告 — the district reports one person: the work done, the originals seen, its opinion, and whether the post is secret-related. */
export function recommendationPaper(grounds: Grounds, record: CaseRecord): Recommendation | undefined {
  const { policy, wording: { recommendationReport: wording }, facts } = grounds
  const { application, history, unit, district } = record
  const { recommendation, verification, secret } = application
  const reported = latest(history, 'ApplicationRecommended', 'LocalNoticeEnded', 'ApplicationReported')
  if (!recommendation || !verification || !reported) return undefined
  const person = { name: nameOf(application), unit, occupation: occupationOf(application) }
  return {
    kind: 'recommendation',
    letterhead: { style: wording.letterhead, name: district },
    title: filled(wording.title, facts),
    addressees: policy.bodies.office,
    basis: filled(wording.basis, facts),
    work: [filled(wording.work, person)],
    verification: verificationWords(grounds, record),
    ...publicityOf(grounds, record),
    people: [{
      ...person,
      skillLevel: skillLevelOf(policy.form, application),
      verified: { on: verification.visitedOn, by: verification.by, originals: verification.originals.filter(({ seen }) => seen).length },
      classified: secret,
    }],
    opinion: [recommendation.opinion],
    annexes: wording.annexes ?? [],
    issuers: [district],
    issuedOn: dayOf(reported.at),
  }
}

function verificationWords({ policy, wording: { recommendationReport: wording }, facts }: Grounds, { application }: CaseRecord): readonly string[] {
  const { verification, submissions } = application
  const title = (id: string): string => policy.materials.find((material) => material.id === id)?.title ?? id
  return [
    ...(verification?.certificateChecked ? [said(wording.certificateChecked, facts)] : []),
    ...(verification?.originals ?? []).filter(({ seen, note }) => seen && note !== '')
      .map(({ material, note }) => filled(wording.original, { material: title(material), note })),
    ...(submissions > 1 ? [filled(wording.corrected, { times: String(submissions - 1) })] : []),
  ]
}

/** Only a publicity that has ended has an outcome to report. */
function publicityOf({ wording: { recommendationReport: wording } }: Grounds, { application, history }: CaseRecord): Pick<Recommendation, 'publicity'> {
  const { localNotice, localNoticeEnded } = application
  if (!localNotice || !localNoticeEnded) return {}
  const { finding = '' } = (latest(history, 'LocalNoticeEnded')?.data ?? {}) as { finding?: string }
  const { postedOn, lastDay, place } = localNotice
  return { publicity: { firstDay: postedOn, lastDay, place, outcome: finding || filled(wording.noticeClear, {}) } }
}
