/** The folders of `src`, and which others each may import. What is not listed is a wrong arrow. */
export const mayImport = {
  policy: [],
  domain: ['policy'],
  usecases: ['domain', 'policy'],
  readmodels: ['usecases', 'domain', 'policy'],
  adapters: ['readmodels', 'usecases', 'domain', 'policy'],
  site: ['readmodels', 'usecases', 'domain', 'policy'],
  http: ['site', 'readmodels', 'usecases', 'domain', 'policy'],
  jobs: ['readmodels', 'usecases', 'domain', 'policy'],
  demo: ['usecases', 'domain', 'policy'],
  web: ['usecases', 'domain', 'policy'],
  cli: ['main', 'adapters', 'readmodels', 'domain', 'policy'],
  main: ['demo', 'jobs', 'http', 'site', 'adapters', 'readmodels', 'usecases', 'domain', 'policy'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type Layer = keyof typeof mayImport

/** Types vanish before anything runs, so a page may be checked against the server's without bringing it along. */
export const mayImportTypes: Readonly<Partial<Record<Layer, readonly Layer[]>>> = { web: ['http', 'readmodels', 'site'] }

/** Free of input and output, clock and chance. */
export const pureLayers: readonly Layer[] = ['policy', 'domain', 'usecases']

/** Libraries that only compute. Anything else a pure folder would import is refused. */
export const purePackages: readonly string[] = ['zod', 'yaml', 'canonicalize', 'temporal-polyfill']

/** The layer a file lies in: `unknown` for a folder that the table above does not name, undefined for a file outside `src`. */
export function layerOf(path: string): Layer | 'unknown' | undefined {
  const name = /\/src\/([^/.]+)(?:\/|\.tsx?$)/.exec(path.replaceAll('\\', '/'))?.[1]
  if (name === undefined) return undefined
  return name in mayImport ? name as Layer : 'unknown'
}
