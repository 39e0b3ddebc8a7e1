/** As much of the published OpenAPI document as tests read. */
export type Schema = Readonly<Record<string, unknown>>;

export type Parameter = {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly schema: Schema;
};

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

export type Documented = { readonly description: string; readonly content?: Content };

export type Operation = {
  readonly operationId: string;
  readonly security?: unknown;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Documented>>;
};

export type OpenApiDocument = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

/** A path as it is documented, with the names of its parameters in braces. */
export type Route = { readonly method: string; readonly path: string; readonly operation: Operation };

export const routesOf = ({ paths }: OpenApiDocument): readonly Route[] =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );

/** The route's path with a value in the place of each of its parameters. */
export const pathWith = ({ path }: Pick<Route, "path">, value = "some-id"): string =>
  path.replace(/\{\w+\}/gu, encodeURIComponent(value));
