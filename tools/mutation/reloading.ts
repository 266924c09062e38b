import { readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

let generation = 0
const stripped = new Map<string, string>()

/** From now on every module of ours is evaluated anew when it is imported; packages stay as they are loaded. */
export function forgetModules(): void {
  generation += 1
}

/** Node runs TypeScript by itself. What is added: modules can be loaded again, and `vitest` is the stand-in beside this file. */
export function hookModules(home: string): void {
  const ours = `${pathToFileURL(home).href}/`
  const standIn = new URL('./standIn.ts', import.meta.url).href
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'vitest') return { url: standIn, format: 'module', shortCircuit: true }
      const found = next(specifier, context)
      return found.url.startsWith(ours) && found.url.endsWith('.ts') ? { ...found, url: `${found.url}?generation=${generation}` } : found
    },
    load(url, context, next) {
      const [file = '', query] = url.split('?')
      if (query === undefined || !file.startsWith(ours)) return next(url, context)
      const source = stripped.get(file) ?? stripTypeScriptTypes(readFileSync(fileURLToPath(file), 'utf8'))
      stripped.set(file, source)
      return { format: 'module', source, shortCircuit: true }
    },
  })
}
