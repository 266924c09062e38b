import type { Round } from '../domain/round/round.ts'
import { defineReadModel } from './readModel.ts'

/** 批次 — one row a round, for the list of rounds and the public home page. */
export const rounds = defineReadModel<{
  policy: 'text'; year: 'int'; title: 'name'; stage: 'text'; documentNumber: 'text'
  applyBy: 'date'; reportBy: 'date'; seats: 'int'; announcedAt: 'timestamptz'; updatedAt: 'timestamptz'
}, Round>({
  table: 'rounds',
  from: 'round',
  columns: {
    policy: 'text', year: 'int', title: 'name', stage: 'text', documentNumber: 'text',
    applyBy: 'date', reportBy: 'date', seats: 'int', announcedAt: 'timestamptz', updatedAt: 'timestamptz',
  },
  indexes: [['policy'], ['year']],
  rows: (_id, round, { updatedAt }) => round.stage === 'none' ? [] : [{
    policy: round.plan.policy, year: round.plan.year, title: round.plan.title, stage: round.stage,
    documentNumber: round.plan.documentNumber, applyBy: round.plan.applyBy, reportBy: round.plan.reportBy, seats: round.plan.seats,
    announcedAt: 'announcedAt' in round ? round.announcedAt : null, updatedAt,
  }],
})

/** 评审专家 — one row an expert on a panel, for the experts' desks. */
export const panelMembers = defineReadModel<{ expert: 'text'; leader: 'bool'; confirmed: 'bool'; stage: 'text' }, Round>({
  table: 'panel_members',
  from: 'round',
  columns: { expert: 'text', leader: 'bool', confirmed: 'bool', stage: 'text' },
  indexes: [['expert']],
  rows(_id, round) {
    const panel = 'panel' in round ? round.panel : undefined
    return panel?.experts.map((expert) => ({ expert, leader: expert === panel.leader, confirmed: panel.confirmed, stage: round.stage })) ?? []
  },
})
