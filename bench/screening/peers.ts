import { ZenEngine } from '@gorules/zen-engine'
import { evaluate, parse } from 'cel-js'
import { Engine, type RuleProperties } from 'json-rules-engine'
import type { Test } from '../../src/policy/condition.ts'
import { compileTest } from '../../src/policy/vocabulary.ts'
import { fullYears } from '../../src/policy/day.ts'
import { personIn } from '../../src/policy/facts.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { registry, type Synthetic } from './applicants.ts'

/*
 * The same conditions in three rule engines. They answer yes or no and explain nothing. What none of them can say by itself, an honour or
 * a prize within a window of years, is worked out for them beforehand and not counted, which favours them.
 */

export type Facts = Readonly<Record<string, string | number | boolean>>
export type Peer = Readonly<{ name: string; screen(facts: Facts): unknown }>

/** One yes-or-no question over prepared facts. */
type Rule =
  | Readonly<{ kind: 'all' | 'any'; of: readonly Rule[] }>
  | Readonly<{ kind: 'not'; of: Rule }>
  | Readonly<{ kind: 'at-most'; fact: string; value: number }>
  | Readonly<{ kind: 'is-one-of'; fact: string; values: readonly string[] }>
  | Readonly<{ kind: 'holds'; fact: string }>

type Prepared = Readonly<{ rule: Rule; facts(person: Synthetic, referenceDay: string): Facts }>

function prepare(policy: Policy, test: Test, name: string, condition: string): Prepared {
  const { form, interpretations } = policy
  switch (test.kind) {
    case 'all':
    case 'any': {
      const parts = test.of.map((part, index) => prepare(policy, part, `${name}_${index}`, condition))
      return { rule: { kind: test.kind, of: parts.map(({ rule }) => rule) }, facts: (...asked) => Object.assign({}, ...parts.map((part) => part.facts(...asked))) as Facts }
    }
    case 'not': {
      const part = prepare(policy, test.of, `${name}_0`, condition)
      return { rule: { kind: 'not', of: part.rule }, facts: part.facts }
    }
    case 'age-at-most': return { rule: { kind: 'at-most', fact: 'age', value: test.years }, facts: ({ answers }, on) => ({ age: fullYears(personIn(answers)?.birthDay ?? on, on) }) }
    case 'level-at-least': return { rule: { kind: 'at-most', fact: 'skillLevel', value: test.level }, facts: ({ answers }) => ({ skillLevel: Number(answers['skillLevel'] ?? 9) }) }
    case 'answer-is': {
      const fact = `f_${test.field}`
      return { rule: { kind: 'is-one-of', fact, values: test.oneOf }, facts: ({ answers }) => ({ [fact]: String(answers[test.field] ?? '') }) }
    }
    default: {
      const compiled = compileTest(test, { form, condition, interpretations })
      return { rule: { kind: 'holds', fact: name }, facts: ({ answers, attested }, referenceDay) => ({ [name]: compiled(answers, { referenceDay, attested, registry }).outcome === 'met' }) }
    }
  }
}

const nameOf = (condition: string): string => `c_${condition.replaceAll('-', '_')}`

/** The conditions of a version for each of the three engines, and what they are given of a person. */
export function peersOf(policy: Policy): Readonly<{ peers: readonly Peer[]; factsOf(person: Synthetic, referenceDay: string): Facts }> {
  const prepared = policy.conditions.map(({ id, test }) => ({ name: nameOf(id), ...prepare(policy, test, nameOf(id), id) }))
  const rules = prepared.map(({ name, rule }) => ({ name, rule }))
  return {
    peers: [jsonRulesEngine(rules), zenEngine(rules), celJs(rules)],
    factsOf: (...asked) => Object.assign({}, ...prepared.map(({ facts }) => facts(...asked))) as Facts,
  }
}

type Named = Readonly<{ name: string; rule: Rule }>

function jsonRulesEngine(rules: readonly Named[]): Peer {
  const engine = new Engine(rules.map(({ name, rule }) => ({ conditions: { all: [asCondition(rule)] }, event: { type: name } })) as RuleProperties[], { allowUndefinedFacts: true })
  return { name: 'json-rules-engine', screen: (facts) => engine.run(facts) }
}

function asCondition(rule: Rule): object {
  switch (rule.kind) {
    case 'all':
    case 'any': return { [rule.kind]: rule.of.map(asCondition) }
    case 'not': return { not: asCondition(rule.of) }
    case 'at-most': return { fact: rule.fact, operator: 'lessThanInclusive', value: rule.value }
    case 'is-one-of': return { fact: rule.fact, operator: 'in', value: rule.values }
    case 'holds': return { fact: rule.fact, operator: 'equal', value: true }
  }
}

function zenEngine(rules: readonly Named[]): Peer {
  const nodes = [
    { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
    { id: 'rules', type: 'expressionNode', name: 'rules', position: { x: 1, y: 0 }, content: { expressions: rules.map(({ name, rule }) => ({ id: name, key: name, value: inWords(rule, ' and ', ' or ', 'not ') })) } },
    { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
  ]
  const edges = [{ id: 'a', sourceId: 'in', targetId: 'rules', type: 'edge' }, { id: 'b', sourceId: 'rules', targetId: 'out', type: 'edge' }]
  const decision = new ZenEngine().createDecision({ nodes, edges } as unknown as Parameters<ZenEngine['createDecision']>[0])
  return { name: '@gorules/zen-engine', screen: (facts) => decision.evaluate(facts) }
}

function celJs(rules: readonly Named[]): Peer {
  const parsed = rules.map(({ rule }) => {
    const result = parse(inWords(rule, ' && ', ' || ', '!'))
    if (!result.isSuccess) throw new Error(result.errors.join('; '))
    return result.cst
  })
  return { name: 'cel-js', screen: (facts) => parsed.map((each) => evaluate(each, facts)) }
}

function inWords(rule: Rule, and: string, or: string, not: string): string {
  switch (rule.kind) {
    case 'all': return `(${rule.of.map((part) => inWords(part, and, or, not)).join(and)})`
    case 'any': return `(${rule.of.map((part) => inWords(part, and, or, not)).join(or)})`
    case 'not': return `${not}(${inWords(rule.of, and, or, not)})`
    case 'at-most': return `${rule.fact} <= ${rule.value}`
    case 'is-one-of': return `${rule.fact} in ${JSON.stringify(rule.values)}`
    case 'holds': return `${rule.fact} == true`
  }
}
