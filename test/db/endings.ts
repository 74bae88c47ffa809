const endings: (() => Promise<void> | void)[] = []

/** Does something when the test is over, the latest first. */
export const afterTest = (ending: () => Promise<void> | void): void => {
  endings.push(ending)
}

/** Does what was put off until now; what went wrong in one ending does not keep the others from being done. */
export async function endTest(): Promise<void> {
  const failed: unknown[] = []
  for (const ending of endings.splice(0).reverse()) {
    await Promise.resolve()
      .then(ending)
      .catch((error: unknown) => failed.push(error))
  }
  if (failed.length > 0) throw failed[0]
}
