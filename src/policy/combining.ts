import type { Outcome } from './condition.ts'
import { Unworded, type Finding, type TestClosure } from './finding.ts'
import { best, nthBest, opposite, worst } from './logic.ts'

/* How rules are made of rules: all, any, not, and a rule that rests on a reading of the text. */

/** Only the parts that decided are told: a person reads what to do, not everything that was looked at. */
export function together(kind: 'all' | 'any', parts: readonly TestClosure[]): TestClosure {
  const decide = kind === 'all' ? worst : best
  return (answers, context) => {
    const findings = parts.map((part) => part(answers, context))
    const outcome = decide(findings.map((each) => each.outcome))
    const because = (): string => findings.filter((each) => each.outcome === outcome).map((each) => each.because).join('；')
    return new Unworded(outcome, because, () => factsOf(findings))
  }
}

const factsOf = (findings: readonly Finding[]): Finding['facts'] => Object.assign({}, ...findings.map(({ facts }) => facts))

/** 具备几项 — what was found of each part is told, for any of those that are lacking could make up the number. */
export function countOf(count: number, parts: readonly TestClosure[]): TestClosure {
  return (answers, context) => {
    const findings = parts.map((part) => part(answers, context))
    const outcome = nthBest(findings.map((each) => each.outcome), count)
    const because = (): string => {
      const held = findings.filter((each) => each.outcome === 'met')
      const telling = outcome === 'met' ? held : findings.filter((each) => each.outcome !== 'met')
      return `要求具备其中${count}项，已有${held.length}项：${telling.map((each) => each.because).join('；')}`
    }
    return new Unworded(outcome, because, () => factsOf(findings))
  }
}

export function turnedRound(part: TestClosure): TestClosure {
  return (answers, context) => {
    const found = part(answers, context)
    return new Unworded(opposite(found.outcome), () => found.because, () => found.facts)
  }
}

const inWords: Readonly<Record<Outcome, string>> = {
  'met': '符合', 'not-met': '不符合', 'needs-judgement': '须由人判断', 'evidence-missing': '缺少材料',
}

/** 读法 — the reading taken decides; whom another would treat otherwise is told so, for a text that can be read in two ways hides nothing. */
export function asRead(taken: TestClosure, others: readonly Readonly<{ reading: string; test: TestClosure }>[]): TestClosure {
  return (answers, context) => {
    const found = taken(answers, context)
    const differing = others.flatMap(({ reading, test }) => {
      const { outcome } = test(answers, context)
      return outcome === found.outcome ? [] : [`原文另有一种读法（${withoutStop(reading)}），按那种读法则${inWords[outcome]}`]
    })
    if (differing.length === 0) return found
    return { outcome: found.outcome, because: [found.because, ...differing].join('。'), facts: { ...found.facts, 另一种读法: differing.join('；') } }
  }
}

const withoutStop = (sentence: string): string => sentence.replace(/。$/u, '')
