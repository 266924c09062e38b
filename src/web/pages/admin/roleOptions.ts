import { roleName, roles, type Role } from '../../../domain/shared/actor.ts'

/** Roles an administrator gives out by hand; an applicant's account comes from the unit's invitation. */
const givenOut: readonly Role[] = roles.filter((role) => role !== 'system' && role !== 'public')

export const accountRoleOptions = givenOut.map((role) => ({ value: role, label: roleName[role] }))
export const openableRoleOptions = accountRoleOptions.filter(({ value }) => value !== 'applicant')
