using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NtmLearn.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "Detail",
                table: "OutboundMessages",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsUncertain",
                table: "OutboundMessages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "NextAttemptAt",
                table: "OutboundMessages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PartsSent",
                table: "OutboundMessages",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ProviderMessageId",
                table: "OutboundMessages",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReceivedAt",
                table: "OutboundMessages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SeenAt",
                table: "OutboundMessages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "InboundMessages",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "ZaloPictures",
                columns: table => new
                {
                    ZaloPictureId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConversationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MessageId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    ZaloTemplateMessageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TrackingId = table.Column<string>(type: "TEXT", maxLength: 48, nullable: false),
                    TemplateId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ProtectedAddress = table.Column<string>(type: "TEXT", nullable: true),
                    IsByPhone = table.Column<bool>(type: "INTEGER", nullable: false),
                    ProtectedData = table.Column<string>(type: "TEXT", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Doubts = table.Column<int>(type: "INTEGER", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ProviderMessageId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ZaloTemplateMessages", x => x.ZaloTemplateMessageId);
                });

            migrationBuilder.CreateTable(
                name: "ZaloTokens",
                columns: table => new
                {
                    OaId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    AccessToken = table.Column<string>(type: "TEXT", nullable: true),
                    RefreshToken = table.Column<string>(type: "TEXT", nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RenewedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LeasedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsUncertain = table.Column<bool>(type: "INTEGER", nullable: false),
                    ConsentNeededAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ConsentReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ZaloTokens", x => x.OaId);
                });

            migrationBuilder.CreateTable(
                name: "ZaloUnknownEvents",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ZaloUnknownEvents", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "ZaloUploads",
                columns: table => new
                {
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AttachmentId = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ZaloUploads", x => x.Sha256);
                });

            migrationBuilder.CreateTable(
                name: "ZaloUsers",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ConversationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsFollower = table.Column<bool>(type: "INTEGER", nullable: false),
                    LastInteractionAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
