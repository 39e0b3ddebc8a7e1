CREATE TABLE `freshness` (
	`id` integer PRIMARY KEY NOT NULL,
	`seconds` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `hint` (
	`subject` text PRIMARY KEY NOT NULL,
	`first_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`times` integer NOT NULL,
	`waits` integer NOT NULL,
	`read_at` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `webhook` (
	`id` integer PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`former_hash` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`pinged_at` integer
);
--> statement-breakpoint
ALTER TABLE `read_chunk` ADD `begun_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `run` ADD `scope` text DEFAULT 'full' NOT NULL;
--> statement-breakpoint
INSERT INTO `lease` (`name`, `owner`, `fence`, `expires_at`) VALUES ('hints', '', 0, 0);
