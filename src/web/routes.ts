import type { Role } from '../domain/shared/actor.ts'
import type { PageRoute } from './pageRoute.ts'
import type { Place } from './shell/Shell.tsx'

const folders = import.meta.glob<readonly PageRoute[]>('./pages/*/routes.tsx', { eager: true, import: 'routes' })

/** Every page, as each folder under `pages/` registers its own. */
export const routes: readonly PageRoute[] = Object.values(folders).flat()

/** The pages of these hands. */
export const routesFor = (role: Role): readonly PageRoute[] => routes.filter(({ roles }) => roles.includes(role))

/** What stands in the header for these hands, from left to right. */
export function placesFor(role: Role): readonly Place[] {
  return routesFor(role)
    .flatMap(({ path, place }) => (place === undefined ? [] : [{ ...place, to: path }]))
    .sort((one, other) => one.order - other.order)
}
