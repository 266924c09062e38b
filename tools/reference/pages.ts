import { fileSchema, policyFileNames } from '../../src/policy/jsonSchemas.ts'
import type { PolicyFileName } from '../../src/policy/meanings/keys.ts'
import { accessPage } from './access.ts'
import { actsPage } from './acts.ts'
import { eventsPage } from './events.ts'
import { glossaryPage } from './glossary.ts'
import type { Page } from './markdown.ts'
import { policyKeysPage } from './policyKeys.ts'

/** The whole reference, as the sources have it now. */
export function referencePages(): readonly Page[] {
  return [actsPage(), eventsPage(), accessPage(), glossaryPage(), policyKeysPage(), ...policyFileNames.map(schemaPage)]
}

/** For editors: what the files of a version must look like. */
function schemaPage(name: PolicyFileName): Page {
  return { path: `docs/reference/${name}.schema.json`, text: `${JSON.stringify(fileSchema(name), undefined, 2)}\n` }
}
