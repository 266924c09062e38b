import { describe, it } from 'vitest'
import { about } from '../shared/personal.ts'
import { because, nominating, qualifying, panelConfirmed, panelProposed, person, qualificationClosed, reviewing } from '../../../test/support/facts.ts'
import { givenRound, givenScoresheet as given, hand } from '../../../test/support/given.ts'
import type { ScoresheetCommand, ScoresheetEvent } from './scoresheet.ts'

const round = givenRound(...reviewing).state
const expert = (account: string) => hand('expert', { account })
const inReview = { round, by: expert('expert-1') }
const score = (marks: Readonly<Record<string, number>> = { skills: 9_000, material: 8_550 }): ScoresheetCommand => ({ type: 'SubmitScores', application: 'case-1', marks, comment: '操作规范。' })
const recuse: ScoresheetCommand = { type: 'RecuseExpert', application: 'case-1', reason: '师徒关系。' }
const submitted: ScoresheetEvent = {
  type: 'ScoresSubmitted', data: { round: 'round-1', application: 'case-1', expert: 'expert-1', marks: { skills: 9_000, material: 8_550 } }, ...about(person, { comment: '操作规范。' }),
}
const recused: ScoresheetEvent = { type: 'ExpertRecused', data: { round: 'round-1', application: 'case-1', expert: 'expert-1' }, ...because('师徒关系。') }

describe('scoring 评分', () => {
  it('is done once, by an expert of the confirmed panel', () => {
    given().when(score(), inReview).then(submitted)
    given(submitted).when(score(), inReview).thenRefused('act-not-open')
  })

  it('is for nobody else, and for nobody before the panel is confirmed', () => {
    given().when(score(), { ...inReview, by: expert('expert-3') }).thenRefused('not-on-panel')
    given().when(score(), { ...inReview, round: givenRound(...qualifying, panelProposed, qualificationClosed).state }).thenRefused('not-on-panel')
    given().when(score(), { ...inReview, round: givenRound(...nominating).state }).thenRefused('not-on-panel')
    given().when(score(), { ...inReview, by: hand('office-maker', { account: 'expert-1' }) }).thenRefused('role-not-allowed')
  })

  it('begins with the review and is for admitted cases', () => {
    given().when(score(), { ...inReview, round: givenRound(...qualifying, panelProposed, panelConfirmed).state }).thenRefused('review-not-open')
    given().when(score(), { ...inReview, application: { stage: 'refused', unit: 'shipyard', keyHolder: person } }).thenRefused('review-not-open')
  })

  it('marks every criterion and nothing else', () =>
    given().when(score({ skills: 9_000, charm: 10_000 }), inReview).thenRefused('mark-missing', 'unknown-criterion'))
})

describe('standing aside 回避', () => {
  it('is due for a colleague of the same unit', () => {
    given().when(score({}), { ...inReview, expertUnit: 'shipyard' }).thenRefused('recusal-required', 'mark-missing', 'mark-missing')
    given().when(recuse, { ...inReview, expertUnit: 'shipyard' }).then(recused)
    given().when(score(), { ...inReview, expertUnit: 'foundry' }).then(submitted)
  })

  it('is open to every expert for a reason, once', () => {
    given().when(recuse, inReview).then(recused)
    given(recused).when(score(), inReview).thenRefused('act-not-open')
  })
})
