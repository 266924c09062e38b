import { dirname, resolve } from 'node:path'
import type { RuleTester } from 'oxlint/plugins-dev'
import { layerOf, mayImport, mayImportTypes, purePackages, pureLayers } from './layers.ts'
import type { Layer } from './layers.ts'

/** The linter names the type of a rule only where it is tested. */
type Rule = Exclude<Parameters<RuleTester['run']>[1], { createOnce: unknown }>

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

/** Imports run one way: web → http → usecases → domain → policy, and adapters implement ports. */
const arrows: Rule = {
  create(context) {
    const from = layerOf(context.filename)
    if (from === undefined || isTest(context.filename)) return {}
    if (from === 'unknown') return { Program: (node) => context.report({ message: 'the table in tools/lint/layers.ts does not say what this folder may import', node }) }
    const check = (source: unknown, typeOnly: boolean): void => {
      if (!isLiteral(source)) return
      const wrong = wrongArrow(from, context.filename, source.value, typeOnly)
      if (wrong !== undefined) context.report({ message: wrong, node: source as never })
    }
    return {
      ImportDeclaration: (node) => check(node.source, node.importKind === 'type'),
      ExportNamedDeclaration: (node) => check(node.source, node.exportKind === 'type'),
      ExportAllDeclaration: (node) => check(node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node.source, false),
    }
  },
}

function wrongArrow(from: Layer, file: string, specifier: string, typeOnly: boolean): string | undefined {
  if (!specifier.startsWith('.')) return wrongPackage(from, specifier)
  const to = layerOf(resolve(dirname(file), specifier))
  if (to === undefined) return leavesTheSources(specifier) ? `src/${from} may not import what lies outside src: ${specifier}` : undefined
  const allowed: readonly string[] = [from, ...mayImport[from], ...(typeOnly ? mayImportTypes[from] ?? [] : [])]
  return allowed.includes(to) ? undefined : `src/${from} may not import src/${to}`
}

/** Style sheets and data may be read from anywhere; code may not. */
const leavesTheSources = (specifier: string): boolean => /\.(ts|tsx|js|mjs)$/.test(specifier)

function wrongPackage(from: Layer, specifier: string): string | undefined {
  if (from === 'web' && specifier.startsWith('node:')) return `src/web runs in a browser: ${specifier} is not there`
  if (!pureLayers.includes(from)) return undefined
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
  return purePackages.includes(name) ? undefined : `src/${from} is pure and may not import ${specifier}`
}

function isLiteral(node: unknown): node is { value: string } {
  return typeof node === 'object' && node !== null && 'value' in node && typeof node.value === 'string'
}

/** Time comes in with the command: asking the clock would make a replay differ from what happened. */
const noClock: Rule = {
  create(context) {
    const layer = layerOf(context.filename)
    if (layer === undefined || layer === 'unknown' || !pureLayers.includes(layer) || isTest(context.filename)) return {}
    const message = `src/${layer} may not ask the clock: the time comes in with the command`
    const isDate = (callee: { type: string; name?: string }): boolean => callee.type === 'Identifier' && callee.name === 'Date'
    return {
      NewExpression(node) {
        if (isDate(node.callee as never) && node.arguments.length === 0) context.report({ message, node })
      },
      CallExpression(node) {
        if (isDate(node.callee as never)) context.report({ message, node })
      },
    }
  },
}

/** An exemption that does not say why will outlive its reason. */
const reasonedExemption: Rule = {
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (/^\s*(?:oxlint|eslint)-disable/.test(comment.value) && !/ -- \S/.test(comment.value)) {
            context.report({ message: 'an exemption from the lint states its reason: `oxlint-disable-next-line rule -- reason`', loc: comment.loc })
          }
          if (/@ts-(?:ignore|nocheck)/.test(comment.value)) {
            context.report({ message: 'the type checker may not be silenced; `@ts-expect-error` with a reason is allowed in tests', loc: comment.loc })
          }
        }
      },
    }
  },
}

export default {
  meta: { name: 'house' },
  rules: { arrows, 'no-clock': noClock, 'reasoned-exemption': reasonedExemption },
}
