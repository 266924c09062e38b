import { sql } from 'kysely'
import type { Kysely } from 'kysely'

/** Ends a transaction that took for granted what does not hold. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function must_hold(holds boolean) returns void language plpgsql as $$
    begin
      if not holds then
        raise exception 'what was taken for granted does not hold' using errcode = 'serialization_failure';
      end if;
    end $$`.execute(db)
}
