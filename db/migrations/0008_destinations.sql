CREATE TABLE `destination` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`base_url` text NOT NULL,
	`sealed_token` text,
	`enabled` integer NOT NULL,
	`custom_attributes` text NOT NULL,
	`state` text NOT NULL,
	`problem` text,
	`learnt` text,
	`checked_at` integer,
	`pushed_at` integer,
	`reconciled_at` integer,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `destination_account` (
	`account_id` text PRIMARY KEY NOT NULL,
	`remote_id` text NOT NULL,
	`seen` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `destination_account_remote` ON `destination_account` (`remote_id`);--> statement-breakpoint
CREATE TABLE `destination_team` (
	`team_id` text PRIMARY KEY NOT NULL,
	`remote_id` text NOT NULL,
	`seen` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `outbox` (
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`since` integer NOT NULL,
	`tries` integer NOT NULL,
	`due_at` integer NOT NULL,
	`code` text,
	`detail` text,
	`held` text,
	PRIMARY KEY(`kind`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`due_at`);