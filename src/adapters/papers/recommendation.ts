import { dayOf } from '../../domain/shared/time.ts'
import type { Recommendation, RecommendedPerson } from '../documents/papers.ts'
import { filled } from '../../policy/places.ts'
import { nameOf, occupationOf, said, skillLevelOf } from './facts.ts'
import { latest, type CaseRecord, type Grounds } from './record.ts'
import { disclosed, type Disclosure } from './secrecy.ts'
import { isReported } from './sheets.ts'

/** A district's part of a round: the recommending body by name, and every case that names it. */
export type DistrictRecord = Readonly<{ name: string; cases: readonly CaseRecord[] }>

/**
 * 推荐报告 — one for each recommending body (四（一）): the work done, the originals seen, its opinion, and who is in a secret-related post.
 * It speaks of those the district has reported and still stands behind; `undefined` before the first of them.
 */
export function recommendationPaper(grounds: Grounds, district: DistrictRecord, disclosure: Disclosure): Recommendation | undefined {
  const { policy, wording: { recommendationReport: wording }, facts } = grounds
  const recommended = district.cases.filter(({ application }) => isReported(application)).toSorted((a, b) => byWords.compare(a.application.name, b.application.name))
  const lastDay = recommended.map(({ application: { reportedAt = '' } }) => dayOf(reportedAt)).sort().at(-1)
  if (lastDay === undefined) return undefined
  const { shown, ...apart } = disclosed(recommended, ({ application }) => application.secret, disclosure)
  return {
    kind: 'recommendation',
    letterhead: { style: wording.letterhead, name: district.name },
    title: filled(wording.title, facts),
    addressees: policy.bodies.office,
    basis: filled(wording.basis, facts),
    received: receivedBy(district),
    ...publicityOf(grounds, shown),
    verification: verificationWords(grounds, shown),
    people: shown.map((record) => personOf(grounds, record)),
    ...apart,
    opinion: opinionsOn(shown),
    annexes: wording.annexes ?? [],
    issuers: [district.name],
    issuedOn: lastDay,
  }
}

const byWords = new Intl.Collator('zh-u-co-pinyin')

/** Everybody whose unit applied, whatever became of it: numbers alone, so that nobody is told apart. */
function receivedBy({ cases }: DistrictRecord): NonNullable<Recommendation['received']> {
  const submitted = cases.filter(({ application }) => application.submissions > 0)
  return { units: new Set(submitted.map(({ application }) => application.unit)).size, people: submitted.length }
}

function personOf({ policy }: Grounds, { application, unit }: CaseRecord): RecommendedPerson {
  const { verification, secret } = application
  return {
    name: nameOf(application), unit, occupation: occupationOf(application), skillLevel: skillLevelOf(policy.form, application),
    verified: { on: verification?.visitedOn ?? '', by: verification?.by ?? '', originals: verification?.originals.filter(({ seen }) => seen).length ?? 0 },
    classified: secret,
  }
}

function verificationWords({ policy, wording: { recommendationReport: wording }, facts }: Grounds, shown: readonly CaseRecord[]): readonly string[] {
  const title = (id: string): string => policy.materials.find((material) => material.id === id)?.title ?? id
  return [
    ...(shown.length > 0 && shown.every(({ application }) => application.verification?.certificateChecked) ? [said(wording.certificateChecked, facts)] : []),
    ...shown.flatMap(({ application }) => (application.verification?.originals ?? []).filter(({ seen, note }) => seen && note !== '')
      .map(({ material, note }) => filled(wording.original, { name: nameOf(application), material: title(material), note }))),
    ...shown.filter(({ application }) => application.submissions > 1)
      .map(({ application }) => filled(wording.corrected, { name: nameOf(application), times: String(application.submissions - 1) })),
  ]
}

type Hung = NonNullable<Recommendation['publicity']>[number]

/** 本级公示 — those who hung in one place on the same days with one outcome share a sentence; names are needed only where there are several. */
function publicityOf({ wording: { recommendationReport: wording } }: Grounds, shown: readonly CaseRecord[]): Pick<Recommendation, 'publicity'> {
  const groups = grouped(shown, (record) => JSON.stringify(hungOf(record, filled(wording.noticeClear, {}))))
  const publicity = groups.flatMap(([hung, records]): Hung[] => {
    const words = JSON.parse(hung) as Hung | null
    return words ? [{ ...(groups.length > 1 && { names: records.map(({ application }) => nameOf(application)) }), ...words }] : []
  })
  return publicity.length > 0 ? { publicity } : {}
}

function hungOf({ application: { localNotice }, history }: CaseRecord, clear: string): Hung | null {
  if (!localNotice) return null
  const { finding = '' } = (latest(history, 'LocalNoticeEnded')?.personal?.fields ?? {}) as { finding?: string }
  const { postedOn, lastDay, place } = localNotice
  return { firstDay: postedOn, lastDay, place, outcome: finding || clear }
}

/** One opinion on all, or each with the names it is on. */
function opinionsOn(shown: readonly CaseRecord[]): readonly string[] {
  const groups = grouped(shown, ({ application }) => application.recommendation?.opinion ?? '')
  const named = groups.length > 1
  return groups.map(([opinion, records]) => (named ? `${records.map(({ application }) => nameOf(application)).join('、')}同志：${opinion}` : opinion))
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly [string, readonly Item[]])[] {
  return [...Map.groupBy(items, keyOf)]
}
