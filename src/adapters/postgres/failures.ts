import pg from 'pg'

/** Another transaction wrote the version that this one was about to write. */
export const isVersionTaken = (failure: unknown): boolean =>
  failure instanceof pg.DatabaseError && failure.code === '23505' && failure.constraint === 'journal_pkey'

const serializationFailure = '40001'
const deadlockDetected = '40P01'

/** The server gave the transaction up for the sake of another one and kept nothing of it: the same work may simply be done again. */
export const isSafeToRepeat = (failure: unknown): boolean =>
  failure instanceof pg.DatabaseError && (failure.code === serializationFailure || failure.code === deadlockDetected)

/** The statement asked for rights that the log-in has not. */
export const isForbidden = (failure: unknown): boolean => failure instanceof pg.DatabaseError && failure.code === '42501'
