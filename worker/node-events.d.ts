/** What we use of the events that nodemailer's connection emits (workerd has node:events under `nodejs_compat`). */
declare module "node:events" {
  export class EventEmitter {
    on(event: string, listener: (error: Error) => void): this;
    once(event: string, listener: (error: Error) => void): this;
  }
}
