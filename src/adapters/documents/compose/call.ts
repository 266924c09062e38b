import type { Call, Section } from '../papers.ts'
import { annexLines, chineseNumber, turned, type Block, type OfficialLayout } from './layout.ts'
import { surroundings } from './official.ts'

/** 通知 — the notice that opens a round. */
export function composeCall(paper: Call): OfficialLayout {
  return {
    ...surroundings(paper),
    title: turned(paper.title),
    addressees: paper.addressees,
    body: [
      ...paragraphs(paper.opening),
      ...paper.sections.flatMap(sectionBlocks),
      ...paragraphs(paper.contacts),
    ],
    annexes: annexLines(paper.annexes),
  }
}

export function paragraphs(texts: readonly string[] = []): Block[] {
  return texts.map((text) => ({ kind: 'paragraph', text }))
}

export function sectionBlocks(section: Section, index: number): Block[] {
  return [
    { kind: 'heading', text: `${chineseNumber(index + 1)}、${section.heading}` },
    ...paragraphs(section.paragraphs),
    ...(section.items ?? []).map(({ lead = '', text }, item): Block => ({
      kind: 'item', number: `（${chineseNumber(item + 1)}）`, lead, text,
    })),
  ]
}
