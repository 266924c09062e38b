import { z } from 'zod'
import { competitionTiers, contestantGroups } from './competition.ts'
import { competitionLevels } from './condition.ts'
import { day, id, optional, text } from './schemaParts.ts'

/* What a list of competitions must look like, in a folder of lists or among the worked examples of a measure. */

const year = z.int().min(1949).max(2999)

/** One competition, as a list writes it. */
const entry = {
  id, name: text, otherNames: optional(z.array(text).min(1)),
  level: z.enum(competitionLevels), class: z.enum(['1', '2', 'none']), tier: optional(z.enum(competitionTiers)),
  occupations: optional(z.array(text).min(1)), groups: optional(z.array(z.enum(contestantGroups)).min(1)),
}

export const competitionsSchema = z.strictObject({
  year, by: text, number: text, name: text, publishedOn: day, source: text, jurisdiction: optional(id),
  competitions: z.array(z.strictObject(entry)).min(1),
})

/** 实例用的名录 — the competitions that worked examples speak of: examples are true whatever a bureau has registered. */
export const exampleCompetitions = z.array(z.strictObject({ ...entry, year, number: text })).min(1)
