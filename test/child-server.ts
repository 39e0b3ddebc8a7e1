/** A server as a process of its own, told over IPC what to do: orders go out with a number, the answer comes back with it. */
import { fork } from "node:child_process";

export type ChildServer<Order, Answer> = {
  tell(order: Order): Promise<Answer>;
  /** Ends the process, and waits for it. */
  end(): Promise<void>;
};

type Numbered = { readonly id: number };

/** `module`: from the project's root. What it says on its standard error is shown with `loud`. */
export function startChildServer<Order extends object, Answer extends Numbered>(
  module: string,
  { loud = false }: { readonly loud?: boolean } = {},
): ChildServer<Order, Answer> {
  const child = fork(module, {
    execArgv: [],
    stdio: ["ignore", "ignore", loud ? "inherit" : "ignore", "ipc"],
  });
  let last = 0;
  return {
    tell(order) {
      last += 1;
      const id = last;
      return new Promise((resolve, reject) => {
        const gone = () => reject(new Error(`${module} has ended`));
        const listen = (answer: Answer) => {
          if (answer.id !== id) return;
          child.off("message", listen);
          child.off("exit", gone);
          resolve(answer);
        };
        child.on("message", listen);
        child.once("exit", gone);
        child.send({ ...order, id });
      });
    },
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await gone;
    },
  };
}
