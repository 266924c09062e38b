import { accessPage } from './access.ts'
import { actsPage } from './acts.ts'
import { eventsPage } from './events.ts'
import { glossaryPage } from './glossary.ts'
import type { Page } from './markdown.ts'

/** The whole reference, as the sources have it now. */
export function referencePages(): readonly Page[] {
  return [actsPage(), eventsPage(), accessPage(), glossaryPage()]
}
