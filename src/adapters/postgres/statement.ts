/** A statement that each connection prepares once, under its name. */
export type Statement = Readonly<{ name: string; text: string }>

/** A statement with its values, ready to leave. `explain` puts a failure of it into other words. */
export type Sending = Readonly<{ statement: Statement; values: readonly unknown[]; explain?: ((failure: unknown) => unknown) | undefined }>
