import type { RoundPlan } from '../../domain/round/round.ts'
import { dayOf } from '../../domain/shared/time.ts'
import type { Call, Section } from '../documents/papers.ts'
import { filled } from '../../policy/places.ts'
import type { Wording } from '../../policy/wordingSchema.ts'
import type { Item } from '../policies/wording.ts'
import { criteriaInWords, said, type RoundFacts } from './facts.ts'
import { latest, type Grounds } from './record.ts'

/** 通知 — the notice that opened the round: the measure's words, with the places, days and rules of this round. */
export function callPaper({ plan, history, wording: { call }, facts }: Grounds): Call | undefined {
  const announced = latest(history, 'RoundAnnounced')
  if (!announced) return undefined
  return {
    kind: 'call',
    ...(call.letterhead && { letterhead: call.letterhead }),
    number: plan.documentNumber,
    title: filled(call.title, facts),
    addressees: said(call.addressees, facts),
    opening: call.opening.map((each) => said(each, facts)),
    sections: [...call.sections.map((section) => sectionOf(section, facts)), ...suppliedSection(call.supplied, plan)],
    contacts: (call.contacts ?? []).map((each) => said(each, facts)),
    annexes: call.annexes ?? [],
    issuers: call.issuers,
    issuedOn: dayOf(announced.at),
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
