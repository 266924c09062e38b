import { dataFileNames, fileSchema, schemaPath } from '../../src/policy/jsonSchemas.ts'
import type { DataFileName } from '../../src/policy/meanings/keys.ts'
import { accessPage } from './access.ts'
import { actsPage } from './acts.ts'
import { eventsPage } from './events.ts'
import { glossaryPage } from './glossary.ts'
import type { Page } from './markdown.ts'
import { documentKeysPage, policyKeysPage } from './policyKeys.ts'

/** The whole reference, as the sources have it now. */
export function referencePages(): readonly Page[] {
  return [actsPage(), eventsPage(), accessPage(), glossaryPage(), policyKeysPage(), documentKeysPage(), ...dataFileNames.map(schemaPage)]
}

/** For editors: what a file must look like. */
function schemaPage(name: DataFileName): Page {
  return { path: schemaPath(name), text: `${JSON.stringify(fileSchema(name), undefined, 2)}\n` }
}
