import { kindName } from '../../../domain/account/bodies.ts'
import type { OrganisationKind } from '../../../domain/organisation/organisation.ts'
import type { Tone } from '../../parts/StatusTag.tsx'

export const organisationState = ({ open }: Readonly<{ open: boolean }>): Readonly<{ word: string; tone: Tone }> =>
  (open ? { word: '在用', tone: 'good' } : { word: '已停用', tone: 'quiet' })

/** By the names that the server knows them under. */
export const organisationStates = [{ value: 'open', label: '在用' }, { value: 'closed', label: '已停用' }]

export const kindWord = (kind: string): string => kindName[kind as OrganisationKind] ?? kind
