using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NtmLearn.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Zalo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Channel",
                table: "OutboundMessages",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "Detail",
                table: "OutboundMessages",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsUncertain",
                table: "OutboundMessages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "NextAttemptAt",
                table: "OutboundMessages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PartsSent",
                table: "OutboundMessages",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ProviderMessageId",
                table: "OutboundMessages",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReceivedAt",
                table: "OutboundMessages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SeenAt",
                table: "OutboundMessages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "InboundMessages",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "ZaloPictures",
                columns: table => new
                {
                    ZaloPictureId = table.Column<Guid>(type: "uuid", nullable: false),
                    ConversationId = table.Column<Guid>(type: "uuid", nullable: false),
                    MessageId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Url = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Detail = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ContentType = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ZaloPictures", x => x.ZaloPictureId);
                    table.ForeignKey(
                        name: "FK_ZaloPictures_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "ConversationId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ZaloTemplateMessages",
                columns: table => new
                {
                    ZaloTemplateMessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    TrackingId = table.Column<string>(type: "character varying(48)", maxLength: 48, nullable: false),
                    TemplateId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ProtectedAddress = table.Column<string>(type: "text", nullable: true),
                    IsByPhone = table.Column<bool>(type: "boolean", nullable: false),
                    ProtectedData = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Detail = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Doubts = table.Column<int>(type: "integer", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ProviderMessageId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ZaloTemplateMessages", x => x.ZaloTemplateMessageId);
                });

            migrationBuilder.CreateTable(
                name: "ZaloTokens",
                columns: table => new
                {
                    OaId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    AccessToken = table.Column<string>(type: "text", nullable: true),
                    RefreshToken = table.Column<string>(type: "text", nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RenewedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LeasedUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    IsUncertain = table.Column<bool>(type: "boolean", nullable: false),
                    ConsentNeededAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ConsentReason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ZaloTokens", x => x.OaId);
                });

            migrationBuilder.CreateTable(
                name: "ZaloUnknownEvents",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    FirstAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ZaloUnknownEvents", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "ZaloUploads",
                columns: table => new
                {
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    AttachmentId = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ZaloUploads", x => x.Sha256);
                });

            migrationBuilder.CreateTable(
                name: "ZaloUsers",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ConversationId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsFollower = table.Column<bool>(type: "boolean", nullable: false),
                    LastInteractionAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ZaloUsers", x => x.UserId);
                    table.ForeignKey(
                        name: "FK_ZaloUsers_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "ConversationId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OutboundMessages_Channel_Delivery_NextAttemptAt",
                table: "OutboundMessages",
                columns: new[] { "Channel", "Delivery", "NextAttemptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboundMessages_ProviderMessageId",
                table: "OutboundMessages",
                column: "ProviderMessageId");

            migrationBuilder.CreateIndex(
                name: "IX_ZaloPictures_ConversationId_MessageId_Number",
                table: "ZaloPictures",
                columns: new[] { "ConversationId", "MessageId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ZaloPictures_Sha256",
                table: "ZaloPictures",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_ZaloPictures_State_NextAttemptAt",
                table: "ZaloPictures",
                columns: new[] { "State", "NextAttemptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ZaloTemplateMessages_ProviderMessageId",
                table: "ZaloTemplateMessages",
                column: "ProviderMessageId");

            migrationBuilder.CreateIndex(
                name: "IX_ZaloTemplateMessages_State_NextAttemptAt",
                table: "ZaloTemplateMessages",
                columns: new[] { "State", "NextAttemptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ZaloTemplateMessages_TrackingId",
                table: "ZaloTemplateMessages",
                column: "TrackingId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ZaloUsers_ConversationId",
                table: "ZaloUsers",
                column: "ConversationId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ZaloPictures");

            migrationBuilder.DropTable(
                name: "ZaloTemplateMessages");

            migrationBuilder.DropTable(
                name: "ZaloTokens");

            migrationBuilder.DropTable(
                name: "ZaloUnknownEvents");

            migrationBuilder.DropTable(
                name: "ZaloUploads");

            migrationBuilder.DropTable(
                name: "ZaloUsers");

            migrationBuilder.DropIndex(
                name: "IX_OutboundMessages_Channel_Delivery_NextAttemptAt",
                table: "OutboundMessages");

            migrationBuilder.DropIndex(
                name: "IX_OutboundMessages_ProviderMessageId",
                table: "OutboundMessages");

            migrationBuilder.DropColumn(
                name: "Channel",
                table: "OutboundMessages");

            migrationBuilder.DropColumn(
                name: "Detail",
                table: "OutboundMessages");

            migrationBuilder.DropColumn(
                name: "IsUncertain",
                table: "OutboundMessages");

            migrationBuilder.DropColumn(
                name: "NextAttemptAt",
                table: "OutboundMessages");

            migrationBuilder.DropColumn(
                name: "PartsSent",
                table: "OutboundMessages");

            migrationBuilder.DropColumn(
                name: "ProviderMessageId",
                table: "OutboundMessages");

            migrationBuilder.DropColumn(
                name: "ReceivedAt",
                table: "OutboundMessages");

            migrationBuilder.DropColumn(
                name: "SeenAt",
                table: "OutboundMessages");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "InboundMessages");
        }
    }
}
