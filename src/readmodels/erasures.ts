import type { Erasure } from '../domain/erasure/erasure.ts'
import { defineReadModel } from './readModel.ts'

/** 删除个人信息 — what was proposed and how it ended; the name goes with the key. */
export const erasures = defineReadModel<{ application: 'text'; ground: 'text'; stage: 'text'; name: 'name'; updatedAt: 'timestamptz' }, Erasure>({
  table: 'erasures',
  from: 'erasure',
  columns: { application: 'text', ground: 'text', stage: 'text', name: 'name', updatedAt: 'timestamptz' },
  rows: (_id, erasure, { updatedAt }) => erasure.stage === 'none' ? [] : [{
    application: erasure.application, ground: erasure.ground, stage: erasure.stage, name: erasure.name, updatedAt,
  }],
})
