import type { Migration, MigrationProvider } from 'kysely'
import * as journal from './0001-journal.ts'
import * as people from './0002-people.ts'
import * as commands from './0003-commands.ts'
import * as readModels from './0004-read-models.ts'
import * as checkpointLeaves from './0006-checkpoint-leaves.ts'
import * as founding from './0007-founding.ts'
import * as suppositions from './0010-suppositions.ts'
import { identityMigrations } from '../../identity/migrations.ts'

/** Every migration by name, in order. Listed rather than scanned, so that the program is one closed set of files. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-journal': journal,
  '0002-people': people,
  '0003-commands': commands,
  '0004-read-models': readModels,
  ...identityMigrations,
  '0006-checkpoint-leaves': checkpointLeaves,
  '0007-founding': founding,
  '0010-suppositions': suppositions,
}

export const migrationProvider: MigrationProvider = { getMigrations: async () => ({ ...migrations }) }
