import { amendedInWords, countingInWords } from '../../domain/round/amendment.ts'
import { amendmentsOf, announcedPlan, evolveRound, type RoundPlan } from '../../domain/round/round.ts'
import { dayInChinese, dayOf, type Day } from '../../domain/shared/time.ts'
import type { Call, Section } from '../documents/papers.ts'
import { filled } from '../../policy/places.ts'
import type { Wording } from '../../policy/wordingSchema.ts'
import type { Item } from '../policies/wording.ts'
import { criteriaInWords, factsOf, said, type RoundFacts } from './facts.ts'
import { latest, type Grounds } from './record.ts'

/** 通知 — the notice that opened the round: the measure's words, with the places, days and rules of this round. */
export function callPaper(grounds: Grounds): Call | undefined {
  const announced = latest(grounds.history, 'RoundAnnounced')
  return announced && callOf(grounds, dayOf(announced.at))
}

/** 通知草稿 — the same notice while it is drawn up or waits for the second hand, as if it went out on this day, or as it would read once a correction that waits went out; `undefined` where no words of it are open. */
export function callDraft(grounds: Grounds, asOf: Day): Call | undefined {
  const { round } = grounds
  if (round.stage === 'drafted' || round.stage === 'proposed') return { ...callOf(grounds, asOf), isDraft: true }
  const corrected = round.stage === 'nominate' && round.askedAmendment ? callPaper(asCorrected(grounds, asOf)) : undefined
  return corrected && { ...corrected, isDraft: true }
}

function asCorrected(grounds: Grounds, asOf: Day): Grounds {
  const round = evolveRound(grounds.round, { type: 'AmendmentConfirmed', data: { checker: '', at: `${asOf}T00:00:00.000Z` } })
  const plan = announcedPlan(round) ?? grounds.plan
  return { ...grounds, round, plan, facts: factsOf(grounds.policy, plan) }
}

function callOf(grounds: Grounds, issuedOn: Day): Call {
  const { plan, wording: { call }, facts } = grounds
  return {
    kind: 'call',
    ...(call.letterhead && { letterhead: call.letterhead }),
    number: plan.documentNumber,
    title: filled(call.title, facts),
    addressees: said(call.addressees, facts),
    opening: call.opening.map((each) => said(each, facts)),
    sections: [...call.sections.map((section) => sectionOf(section, facts)), ...suppliedSection(call.supplied, plan), ...amendedSection(grounds), ...terminatedSection(grounds)],
    contacts: (call.contacts ?? []).map((each) => said(each, facts)),
    annexes: call.annexes ?? [],
    issuers: call.issuers,
    issuedOn,
    remarks: call.remarks ?? [],
  }
}

type SectionWording = Wording['call']['sections'][number]

function sectionOf({ heading, paragraphs = [], items = [] }: SectionWording, facts: RoundFacts): Section {
  return {
    heading,
    paragraphs: paragraphs.map((each) => said(each, facts)),
    items: items.map((each) => itemOf(each, facts)),
  }
}

/** The paper sets the opening sentence apart; a quoted item has it at its head. */
function itemOf(item: Item, facts: RoundFacts): NonNullable<Section['items']>[number] {
  const { lead } = item
  const words = said(item, facts)
  return lead === undefined ? { text: words } : { lead, text: words.startsWith(lead) ? words.slice(lead.length) : words }
}

/** 本轮补充规定 — nobody is bound by what the office filled in unless the notice says it. */
function suppliedSection(wording: Wording['call']['supplied'], { supplied: { localNotice, criteria, termYears } }: RoundPlan): readonly Section[] {
  const paragraphs = [
    ...(localNotice ? [filled(wording.localNotice, {
      workingDays: String(localNotice.value.workingDays), counted: localNotice.value.countFirstDay ? '计入' : '不计入', citation: localNotice.citation,
    })] : []),
    ...(criteria ? [filled(wording.criteria, { criteria: criteriaInWords(criteria.value), citation: criteria.citation })] : []),
    ...(termYears ? [filled(wording.termYears, { termYears: String(termYears.value), citation: termYears.citation })] : []),
  ]
  return paragraphs.length > 0 ? [{ heading: wording.heading, paragraphs }] : []
}

/** 更正说明 — the paper reads as corrected; what it read before, since when not and why, stands at its end. */
function amendedSection({ policy, round }: Grounds): readonly Section[] {
  const paragraphs = amendmentsOf(round).map(({ at, issuedAs, reason, ...changed }) => {
    const changes = amendedInWords(changed).map(({ name, was, now }) => `${name}由“${was}”更正为“${now}”`)
    return `${dayInChinese(dayOf(at))}更正${issuedAs === '' ? '' : `（${issuedAs}）`}：${changes.join('；')}。更正理由：${reason}`
  })
  return paragraphs.length > 0 ? [{ heading: '更正说明', paragraphs: [...paragraphs, ...[countingInWords(policy, round)].filter((words) => words !== '')] }] : []
}

/** 终止说明 — whoever holds the paper in hand reads that it was taken back. */
function terminatedSection({ round }: Grounds): readonly Section[] {
  if (round.stage !== 'terminated') return []
  const { at, issuedAs, reason } = round.terminated
  return [{ heading: '终止说明', paragraphs: [`本轮选拔于${dayInChinese(dayOf(at))}终止${issuedAs === '' ? '' : `（${issuedAs}）`}，本通知同时撤回，不再执行。理由：${reason}`] }]
}
