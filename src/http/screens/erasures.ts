import { erasureStageName, groundName, type Erasure, type ErasureGround, type ErasureStage } from '../../domain/erasure/erasure.ts'
import { foldEvents } from '../../domain/folds.ts'
import { isOffice, type Actor } from '../../domain/shared/actor.ts'
import type { erasureListView, View, workItemView } from '../api.ts'
import type { Services } from '../services.ts'
import { everyRow } from './everyRow.ts'

type Row = Readonly<{ stream_id: string; application: string; ground: ErasureGround; stage: ErasureStage; name: string | null; updatedAt: string }>

/** 删除个人信息 — every proposal and how it stands, with the reason for as long as somebody has to decide on it. */
export async function erasureList(services: Services, actor: Actor): Promise<View<typeof erasureListView>> {
  const rows = await everyRow<Row>(services.query(actor.jurisdiction), 'erasures', { sort: [{ column: 'updatedAt', order: 'desc' }] })
  return {
    rows: await Promise.all(rows.map(async ({ stream_id, application, ground, stage, name, updatedAt }) => ({
      id: stream_id, application, groundName: groundName[ground], stage, stageName: erasureStageName[stage], name: name ?? '', updatedAt,
      reason: stage === 'proposed' && isOffice(actor.role) ? await reasonOf(services, actor, stream_id) : '',
    }))),
  }
}

function reasonOf({ ports }: Services, { jurisdiction }: Actor, id: string): Promise<string> {
  return ports.store.transaction(jurisdiction, async (tx) => {
    const erasure = foldEvents<Erasure>('erasure', await tx.load({ kind: 'erasure', id }))
    return erasure.stage === 'none' ? '' : erasure.reason
  })
}

/** What waits for the second hand of the office. */
export async function erasuresToSettle({ query }: Services, { role, jurisdiction }: Actor): Promise<View<typeof workItemView>[]> {
  if (role !== 'office-checker') return []
  const rows = await everyRow<Row>(query(jurisdiction), 'erasures', { filter: { stage: 'proposed' } })
  return rows.map(({ stream_id, name, updatedAt }) => ({
    path: '/erasures', subject: 'erasure', id: stream_id, round: '', roundTitle: '', about: name ?? '', unitName: '', note: '', act: 'ApproveErasure', actTitle: '复核删除个人信息',
    stageName: erasureStageName.proposed, since: updatedAt, due: null, workingDaysLeft: null, isOver: false, isProvisional: false,
  }))
}
